import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCreated } from './find-created'

const idOf = (row: Readonly<Record<string, unknown>>) => String(row.id)
const tag = (id: number, name: string) => ({ id, name })

describe('finding what a create has made', () => {
  it('takes the only new id, whatever became of the name', () => {
    expect(findCreated(new Set(['1']), [tag(1, 'a'), tag(2, 'B ')], { name: 'b' }, idOf)).toEqual({ row: tag(2, 'B ') })
  })

  it('tells new objects apart by what was sent', () => {
    const after = [tag(1, 'a'), tag(2, 'other'), tag(3, 'mine')]
    expect(findCreated(new Set(['1']), after, { name: 'mine' }, idOf)).toEqual({ row: tag(3, 'mine') })
  })

  it('takes for it the one that has all that was sent, where another lacks a field', () => {
    const after = [
      { id: 2, name: 'x' },
      { id: 3, name: 'x', note: 'y' },
    ]
    expect(findCreated(new Set(), after, { name: 'x', note: 'y' }, idOf)).toEqual({ row: after[1] })
  })

  it('says so when it cannot know', () => {
    const twins = [tag(2, 'x'), tag(3, 'x')]
    expect(findCreated(new Set(['1']), twins, { name: 'x' }, idOf)).toEqual({ row: null, why: 'several alike' })
    expect(findCreated(new Set(['1']), [tag(1, 'x')], { name: 'x' }, idOf)).toEqual({ row: null, why: 'not listed' })
  })

  it('goes by the name alone where no list was read before', () => {
    expect(findCreated(null, [tag(1, 'a'), tag(2, 'b')], { name: 'b' }, idOf)).toEqual({ row: tag(2, 'b') })
    expect(findCreated(null, [tag(1, 'a')], { name: 'b' }, idOf)).toEqual({ row: null, why: 'not listed' })
  })

  it('never takes an object that was there before', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), fc.uniqueArray(fc.nat(50)), fc.string(), (old, now, name) => {
        const before = new Set(old.map(String))
        const found = findCreated(
          before,
          now.map((id) => tag(id, name)),
          { name },
          idOf,
        )
        if (found.row) expect(before.has(idOf(found.row))).toBe(false)
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { marksOf, nextMark, type TagChange } from './marks'

const counts = new Map([
  ['PCI', 3],
  ['Audit', 12],
])
const nothing: TagChange = { add: [], remove: [] }
const mark = (name: string, said: TagChange) => {
  const found = marksOf(counts, 12, said).find((one) => one.name === name)
  if (!found) throw new Error(`No mark for ${name}`)
  return found
}

describe('marks of tags', () => {
  it('stand between where some devices have it, and go round: all, none, as it was', () => {
    expect(mark('PCI', nothing)).toMatchObject({ state: 'some', of: 3, words: undefined })
    const all = nextMark(mark('PCI', nothing), nothing)
    expect(all).toEqual({ add: ['PCI'], remove: [] })
    expect(mark('PCI', all)).toMatchObject({ state: true, words: 'Added to 9 more' })
    const none = nextMark(mark('PCI', all), all)
    expect(none).toEqual({ add: [], remove: ['PCI'] })
    expect(mark('PCI', none)).toMatchObject({ state: false, words: 'Removed from 3' })
    expect(nextMark(mark('PCI', none), none)).toEqual(nothing)
  })

  it('of a tag that all have is taken off and put back', () => {
    expect(mark('Audit', nothing).state).toBe(true)
    const none = nextMark(mark('Audit', nothing), nothing)
    expect(none).toEqual({ add: [], remove: ['Audit'] })
    expect(nextMark(mark('Audit', none), none)).toEqual(nothing)
  })

  it('leave what is said of other tags', () => {
    expect(nextMark(mark('PCI', nothing), { add: ['New'], remove: ['Old'] })).toEqual({
      add: ['New', 'PCI'],
      remove: ['Old'],
    })
  })
})

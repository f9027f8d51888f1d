import { describe, expect, it } from 'vitest'
import { ListState } from './list-state'
import { differs, parseViews } from './saved-views'

const plain = ListState.parse({})

describe('saved views', () => {
  it('are read back, and what does not fit is skipped', () => {
    const good = { id: 'a', name: 'Printers', state: { ...plain, q: 'prn' } }
    const text = JSON.stringify([good, { id: 'b' }, 'nonsense', { ...good, id: 'c', state: { filters: 'x' } }])
    expect(parseViews(text)).toEqual([good])
  })
  it('survive a broken storage', () => {
    expect(parseViews(null)).toEqual([])
    expect(parseViews('{')).toEqual([])
    expect(parseViews('{"a":1}')).toEqual([])
  })
  it('fill up what an older version did not know', () => {
    const [view] = parseViews('[{"id":"a","name":"Old","state":{"q":"x"}}]')
    expect(view?.state).toEqual({ ...plain, q: 'x' })
  })
  it('tell when something else is shown', () => {
    const view = { id: 'a', name: 'Printers', state: { ...plain, view: 'a', q: 'prn' } }
    expect(differs(view, { ...plain, view: 'a', q: 'prn' })).toBe(false)
    expect(differs(view, { ...plain, view: 'a', q: 'prn-4' })).toBe(true)
  })
})

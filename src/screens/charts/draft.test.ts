import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { boardSchema } from './board'
import { forgetDraft, keepDraft, readDraft } from './draft'
import { contentOf } from './saved-boards'

const store = new Map<string, string>()
beforeEach(() => {
  store.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => void store.set(key, value),
    removeItem: (key: string) => void store.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

const board = contentOf({
  ...boardSchema.parse({}),
  panels: [{ id: 'p1', title: 'Requests' }],
  notes: [{ at: 9, text: 'Switch replaced' }],
  alerts: true,
})

it('a board that is being made outlives its page, for its own appliance', () => {
  keepDraft('one', board)
  expect(readDraft('one')?.content).toEqual(board)
  expect(readDraft('two')).toBeUndefined()
  forgetDraft('one')
  expect(readDraft('one')).toBeUndefined()
})

it('what is kept is read with care, and a store that is full or forbidden stops nothing', () => {
  store.set('hopdeck.board.one', '{"at": 1, "content": {"panels": 7}}')
  expect(readDraft('one')?.content.panels ?? []).toEqual([])
  store.set('hopdeck.board.one', 'nonsense')
  expect(readDraft('one')).toBeUndefined()
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('forbidden')
    },
    setItem: () => {
      throw new Error('full')
    },
  })
  keepDraft('one', board)
  expect(readDraft('one')).toBeUndefined()
})

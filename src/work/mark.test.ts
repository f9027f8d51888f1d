import { expect, it } from 'vitest'
import { stepOf } from './label-site'
import { Marks, stepIsOver, tallyOf, type Mark } from './mark'

const step = { ...stepOf('s', 'x', [1, 2, 3]), size: 3 }
const tally = (mark: Omit<Mark, 'plan' | 'step' | 'unit' | 'at'>) =>
  tallyOf(step, new Marks([{ plan: 'p', step: 's', unit: 0, at: 1, ...mark }]))

it('counts what was read back of a request that failed for most, as of one that was done for most', () => {
  const one = [[1, 'done', '']] as Mark['items']
  expect(tally({ state: 'failed', items: one, missing: [] })).toMatchObject({ done: 1, failed: 2, verified: 1 })
  expect(tally({ state: 'failed', items: one, missing: [[1, 'gone']] })).toMatchObject({ verified: 0, missing: 1 })
  const two = [[1, 'failed', 'no']] as Mark['items']
  expect(tally({ state: 'done', items: two, missing: [] })).toMatchObject({ done: 2, failed: 1, verified: 2 })
  expect(tally({ state: 'done', items: two })).toMatchObject({ done: 2, verified: 0 })
})

it('is over once its requests are, and every thing in them that came to something else', () => {
  const isOver = (mark: Pick<Mark, 'state' | 'items'>) =>
    stepIsOver(step, new Marks([{ plan: 'p', step: 's', unit: 0, at: 1, ...mark }]))
  expect(stepIsOver(step, new Marks())).toBe(false)
  expect(isOver({ state: 'done' })).toBe(true)
  expect(isOver({ state: 'done', items: [[1, 'failed', 'no']] })).toBe(true)
  expect(isOver({ state: 'done', items: [[1, 'unknown', 'lost']] })).toBe(false)
  expect(isOver({ state: 'unknown' })).toBe(false)
})

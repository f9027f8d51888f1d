import { expect, it } from 'vitest'
import { Marks, type Mark } from '../../work/mark'
import { planOf, stepOf } from '../../work/label-site'
import { newsOf } from './news'

const newsWith = (ids: readonly number[], items: Mark['items'], words?: string) =>
  newsOf({
    plan: { ...planOf([stepOf('a', 'label', ids, true, { size: 10 })]), title: 'Undo: Tag 3 devices' },
    marks: new Marks([
      { plan: 'p', step: 'a', unit: 0, state: 'done', at: 0, ...(items && { items }), ...(words && { words }) },
    ]),
  })

it('what is said of one among many names it, and what was done to all', () => {
  expect(newsWith([1, 2, 3], [[2, 'left', 'Did not have it any more']])).toBe(
    'Undo: Tag 3 devices: done and read back. thing 2: Did not have it any more',
  )
})

it('what is said of all stands for itself, and what was said of nothing is told in the words of the plan', () => {
  expect(newsWith([1], undefined, 'Restarted within 40 s')).toBe('Restarted within 40 s')
  expect(newsWith([1, 2, 3], undefined)).toBe('Undo: Tag 3 devices: done and read back')
})

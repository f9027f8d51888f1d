import { expect, it, vi } from 'vitest'
import { Marks, type Mark } from '../../work/mark'
import { planOf, stepOf } from '../../work/label-site'
import { headOf } from '../../work/journal'
import { notify } from '../notices'
import { newsOf, tellNews } from './news'

vi.mock('../notices', () => ({ notify: vi.fn() }))

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

it('what counted as done where it was asked for, and is not when it is read back, is said above the list', async () => {
  const step = { ...stepOf('a', 'label', [1]), input: { resource: 'tags' } }
  const plan = { ...planOf([step]), title: 'Delete tag PCI', told: 'Tag PCI deleted' }
  const missing: Mark['missing'] = [[1, 'Answered as done, and it is still there']]
  const marks = new Marks([{ plan: 'p', step: 'a', unit: 0, state: 'done', at: 0, missing }])
  const head = { ...headOf(plan), state: 'ended', done: 1 } as const
  await tellNews({ plan, marks, head, reports: new Map() })
  expect(notify).toHaveBeenCalledWith('tags', 'warn', 'Delete tag PCI: Answered as done, and it is still there.')
})

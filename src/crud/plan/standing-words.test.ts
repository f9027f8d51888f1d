import { expect, it } from 'vitest'
import { headOf } from '../../work/journal'
import { planOf, stepOf } from '../../work/label-site'
import { standingWords } from './standing-words'

it('what was answered as done and is not is told in words that fit a delete, too', () => {
  const head = { ...headOf(planOf([stepOf('a', 'x', [1, 2, 3])])), state: 'ended', done: 3, verified: 1 } as const
  expect(standingWords(head, 'failed')).toBe('1 of 3 verified, 2 not so when read back')
})

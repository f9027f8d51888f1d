import { expect, it } from 'vitest'
import { busiestOf, memoryOf } from './process-figures'

it('counts the shares that are numbers, and takes no text for one', () => {
  const sound = [
    { process: 'a', cpu: 1, mem_percent: 10 },
    { process: 'b', cpu: 7, mem_percent: 5 },
  ]
  const odd = ['12', null, { toString: 1 }, [], Number.NaN].map((share) => ({
    process: 'odd',
    cpu: share as number,
    mem_percent: share as number,
  }))
  expect(memoryOf([...odd, ...sound])).toEqual({ percent: 15, of: 2 })
  expect(busiestOf([...odd, ...sound])).toEqual({ process: 'b', cpu: 7 })
  expect(memoryOf(odd)).toBeUndefined()
  expect(busiestOf([])).toBeUndefined()
})

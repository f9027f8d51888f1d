import { expect, it } from 'vitest'
import { barsOf } from './span-bar'

it('draws what is in the window, a moment too, and joins what meets', () => {
  const spans = [
    { from: -50, to: -1 },
    { from: -50, to: 10 },
    { from: 100, to: 100 },
    { from: 200, to: 300 },
    { from: 250, to: 400 },
    { from: 400, to: 420 },
    { from: 990, to: 2000 },
    { from: 1001, to: 2000 },
    { from: Number.NaN, to: 5 },
  ]
  expect(barsOf(spans, 0, 1000)).toEqual([
    [0, 10],
    [100, 102],
    [200, 420],
    [990, 1000],
  ])
})

it('draws no more bars than can be told apart, however many spans there are', () => {
  const many = Array.from({ length: 300_000 }, (_, at) => ({ from: at * 10, to: at * 10 + 1 }))
  expect(barsOf(many, 0, 3_000_000).length).toBeLessThan(500)
  expect(barsOf([...many, ...many], 0, 3_000_000)).toEqual(barsOf(many, 0, 3_000_000))
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { autoCycle, cycleMs, resolveTime, spanMs, timeUnits } from './cycles'

test('auto is the bucket that the guides and a live system chose', () => {
  expect(autoCycle(30 * 60_000)).toBe('30sec')
  expect(autoCycle(30 * 86_400_000)).toBe('1hr')
  expect(autoCycle(86_400_000)).toBe('5min')
  expect(autoCycle(60_000)).toBe('30sec')
  expect(autoCycle(60_000, true)).toBe('1sec')
})

test('auto changes after six minutes, two hours and a day', () => {
  const of = (...windows: number[]) => windows.map((ms) => autoCycle(ms, true))
  expect(of(359_999, 360_000)).toEqual(['1sec', '30sec'])
  expect(of(7_200_000, 7_200_001)).toEqual(['30sec', '5min'])
  expect(of(86_400_000, 86_400_001)).toEqual(['5min', '1hr'])
})

test('a longer window never has a shorter bucket', () => {
  const window = fc.integer({ min: 1, max: 400 * 86_400_000 })
  fc.assert(
    fc.property(window, window, fc.boolean(), (a, b, everySecond) => {
      const [short, long] = a < b ? [a, b] : [b, a]
      expect(cycleMs[autoCycle(short, everySecond)]).toBeLessThanOrEqual(cycleMs[autoCycle(long, everySecond)])
    }),
  )
})

test('times are absolute, now, or before now', () => {
  const now = 1_700_000_000_000
  expect(resolveTime(0, now)).toBe(now)
  expect(resolveTime('-30m', now)).toBe(now - 1_800_000)
  expect(resolveTime('-1M', now)).toBe(now - 30 * 86_400_000)
  expect(resolveTime(-5, now)).toBe(now - 5)
  expect(resolveTime(1_600_000_000_000, now)).toBe(1_600_000_000_000)
  for (const no of ['yesterday', 'soon', '-5x', '']) expect(resolveTime(no, now), no).toBeNull()
  expect(resolveTime('0', now)).toBe(now)
  expect(spanMs('5x')).toBeNull()
})

test('a span is its number times its unit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -100_000, max: 100_000 }),
      fc.constantFrom('ms', 's', 'm', 'h', 'd', 'w', 'M', 'y'),
      (amount, unit) => {
        expect(spanMs(`${amount}${unit}`)).toBe(amount * timeUnits[unit])
      },
    ),
  )
})

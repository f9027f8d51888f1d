import { expect, it } from 'vitest'
import { toldBy } from './use-license-clock'

const at = Date.UTC(2027, 0, 1)

it.each([
  ['one that runs', { expires_at: at, expires_in: 86_400_000 }, at - 86_400_000],
  ['one that has run out', { expires_at: at, expires_in: 0 }, undefined],
  ['one without an end', { expires_at: null, expires_in: null }, undefined],
  ['one without an end, as older releases say it', { expires_at: 0, expires_in: 0 }, undefined],
])('of %s', (_which, times, now) => {
  expect(toldBy(times)).toBe(now)
})

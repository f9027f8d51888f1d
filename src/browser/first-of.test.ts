import { expect, it } from 'vitest'
import { firstOf } from './first-of'

it('fires with the first of several signals, also with one that has fired before, for its reason', () => {
  const [one, other] = [new AbortController(), new AbortController()]
  const both = firstOf(one.signal, other.signal)
  expect(both.aborted).toBe(false)
  other.abort('enough')
  expect(both.reason).toBe('enough')
  one.abort('late')
  expect(both.reason).toBe('enough')
  expect(firstOf(new AbortController().signal, one.signal).reason).toBe('late')
})

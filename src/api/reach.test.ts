import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as observe from './observe'
import { hidesAnswers, hidJustNow } from './reach'

let hosts = 0
let url = ''
beforeEach(() => {
  // Only a browser blocks calls.
  vi.stubGlobal('document', {})
  url = `https://eda-${hosts++}.example`
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const probed = (outcome: 'answered' | 'rejected' | 'silent' | null) =>
  vi.spyOn(observe, 'probeHost').mockResolvedValue(outcome && { outcome, ms: 1 })
const readable = (is: boolean) => vi.fn(() => Promise.resolve(is))

it('is told of an appliance that answers, and whose answers this page may not see', async () => {
  probed('answered')
  expect(await hidesAnswers(url, readable(false))).toBe(true)
})

it('is not told where a read with the key comes through: only the one call was lost', async () => {
  probed('answered')
  expect(await hidesAnswers(url, readable(true))).toBe(false)
})

it.each(['rejected', 'silent', null] as const)('is not told of a host of which a look says %s', async (outcome) => {
  probed(outcome)
  expect(await hidesAnswers(url, readable(false))).toBe(false)
})

it('is not told of an appliance that goes down while it is looked at', async () => {
  probed('answered')
    .mockResolvedValueOnce({ outcome: 'answered', ms: 1 })
    .mockResolvedValue({ outcome: 'rejected', ms: 1 })
  expect(await hidesAnswers(url, readable(false))).toBe(false)
})

it('one look answers for all calls that fail at once, and for those that do not look', async () => {
  const probe = probed('answered')
  expect(await hidJustNow(url)).toBe(false)
  const first = readable(false)
  expect(await Promise.all([hidesAnswers(url, first), hidesAnswers(url, readable(true))])).toEqual([true, true])
  expect(await hidJustNow(url)).toBe(true)
  expect([probe.mock.calls.length, first.mock.calls.length]).toEqual([2, 1])
})

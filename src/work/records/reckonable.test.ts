import { expect, it } from 'vitest'
import { reckonable } from './walk'

it('reckons with totals and ends beyond 2^53, and leaves the digits of records alone', () => {
  const big = 9_007_199_254_740_993n
  const record = { _type: '~http', _source: { timestamp: 1, id: big } }
  const odd = { records: [record], total: big, from: big, until: 5, cursor: 'c' } as unknown as Parameters<
    typeof reckonable
  >[0]
  const read = reckonable(odd)
  expect(read).toEqual({ ...odd, total: Number(big), from: Number(big) })
  expect(read.records[0]).toBe(record)
})

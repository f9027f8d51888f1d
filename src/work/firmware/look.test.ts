import { expect, it } from 'vitest'
import { upSince } from './look'

it('takes no moment out of processes that tell none: nothing started in 1970', () => {
  expect(upSince([{ start_time: null }, { start_time: 1_700_000_000_000 }, {}, { start_time: 'today' }])).toBe(
    1_700_000_000_000,
  )
  expect(upSince([{ start_time: null }])).toBe(null)
  expect(upSince(undefined)).toBe(null)
})

import { expect, it } from 'vitest'
import type { Device } from '../../catalog/devices'
import { withPicks } from './picks'

const device = (id: number): Device => ({ id })

it('takes a device that was chosen for a line that means none, never for one that contradicts itself', () => {
  const line = (at: number, state: 'missing' | 'contradictory') =>
    ({ line: at, text: `line ${at}`, cells: [], state, ids: [], why: 'No' }) as const
  const counts = { found: 0, missing: 1, ambiguous: 0, contradictory: 1, unreadable: 0 }
  const list = {
    lines: [line(1, 'missing'), line(2, 'contradictory')],
    ids: [],
    counts,
    devices: new Map<number, Device>(),
  }
  const picked = withPicks(
    list,
    new Map([
      ['line 1', device(7)],
      ['line 2', device(8)],
    ]),
  )
  expect(picked.ids).toEqual([7])
  expect(picked.lines.map(({ state, ids }) => [state, ids])).toEqual([
    ['found', [7]],
    ['contradictory', []],
  ])
  expect(picked.counts).toEqual({ ...counts, found: 1, missing: 0 })
})

/** What a question costs, before it is sent. */
import { autoCycle, cycleMs, type Cycle } from '../../catalog/cycles'
import type { Panel } from './panel'

/** More values than this are not asked for at once. */
export const mostValues = 500_000

export interface Cost {
  objects: number
  points: number
  values: number
  /** Bytes of the answers, roughly. */
  bytes: number
  requests: number
  cycle: Cycle
  /** Why it is not sent, and the bucket that would fit. */
  refusal?: { reason: string; cycle: Cycle | undefined }
}

const cycles = Object.keys(cycleMs) as Cycle[]

/** Bytes of one stat with its time and its object, and of each value more. */
const statBytes = 66
const valueBytes = 9

export function costOf(
  panel: Pick<Panel, 'sources' | 'specs' | 'cycle' | 'top' | 'compare' | 'against'>,
  width: number,
  split: boolean,
): Cost {
  const objects = panel.sources.length
  const cycle = panel.cycle === 'auto' ? autoCycle(width) : panel.cycle
  const types = Math.max(1, new Set(panel.sources.map(({ type }) => type)).size)
  const rounds = panel.compare === 'none' ? 1 : 2
  const each = split
    ? panel.top * 3
    : panel.specs.reduce((sum, spec) => sum + (spec.percentiles?.length ?? 1), panel.against ? 1 : 0)
  const size = (word: Cycle) => Math.max(1, Math.ceil(width / cycleMs[word]))
  const points = size(cycle)
  const values = objects * points * Math.max(1, each) * rounds
  const cost: Cost = {
    objects,
    points,
    values,
    bytes: objects * points * rounds * (statBytes + valueBytes * Math.max(1, each)),
    requests: types * rounds * (split ? 2 : 1) + (panel.against ? types : 0),
    cycle,
  }
  if (values <= mostValues) return cost
  const fitting = cycles.find((word) => objects * size(word) * Math.max(1, each) * rounds <= mostValues)
  return {
    ...cost,
    refusal: {
      reason: `${values.toLocaleString('en-US')} values are more than ${mostValues.toLocaleString('en-US')}`,
      cycle: fitting,
    },
  }
}

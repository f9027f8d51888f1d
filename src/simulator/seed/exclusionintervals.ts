/** Quiet times of all three types; their start and end are seconds, counted as the type says. */
import type { World } from '../world'
import { random } from './random'

const hour = 3600
const day = 24 * hour

export function seedExclusionIntervals(world: World): void {
  const { collections, base, seed } = world
  const { exclusionintervals } = collections
  const draw = random(seed, 'exclusionintervals')
  const today = Math.floor(base / 1000 / day) * day
  for (const [name, interval_type, start, end, all] of [
    ['Nightly backup', 'daily', 2 * hour, 4 * hour, {}],
    ['Weekend', 'weekly', 5 * day, 7 * day, {}],
    ['Data centre move', 'onetime', today + 10 * day, today + 11 * day, { alert_apply_all: true }],
    ['Lunch', 'daily', 12 * hour, 13 * hour, {}],
    ['Sunday maintenance', 'weekly', 6 * day + 3 * hour, 6 * day + 6 * hour, { trend_apply_all: true }],
    ['Firewall replaced', 'onetime', today - 40 * day, today - 40 * day + 6 * hour, { trend_apply_all: true }],
    ['Betriebsferien „Süd“ <2>', 'onetime', today + 30 * day, today + 44 * day, { alert_apply_all: true }],
  ] as const)
    exclusionintervals.put({
      id: exclusionintervals.nextId(),
      name,
      description: null,
      author: 'netops',
      interval_type,
      start,
      end,
      alert_apply_all: false,
      trend_apply_all: false,
      mod_time: base - draw.between(1, 300) * day * 1000,
      ...all,
    })
}

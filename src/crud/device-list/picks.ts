/** Devices that an operator chose for lines of a list which mean none, or several. */
import type { Device } from '../../catalog/devices'
import type { Resolved, ResolvedLine } from './resolve'

/** By what the line says of the device. */
export type Picks = ReadonlyMap<string, Device>

export const noPicks: Picks = new Map()

/** True for a line that a person may decide. One that contradicts itself is never applied: its text has to change. */
export const mayPick = ({ state }: ResolvedLine): boolean => state === 'missing' || state === 'ambiguous'

/** The lines with what was chosen for them. */
export function withPicks<List extends Resolved & { devices: ReadonlyMap<number, Device> }>(
  list: List,
  picks: Picks,
): List {
  if (picks.size === 0) return list
  const devices = new Map(list.devices)
  const ids = new Set(list.ids)
  const counts = { ...list.counts }
  const lines = list.lines.map((line): ResolvedLine => {
    const device = mayPick(line) ? picks.get(line.text) : undefined
    if (!device) return line
    devices.set(device.id, devices.get(device.id) ?? device)
    ids.add(device.id)
    counts[line.state] -= 1
    counts.found += 1
    const { why: _, ...rest } = line
    return { ...rest, state: 'found', ids: [device.id] }
  })
  return { ...list, lines, ids: [...ids], counts, devices }
}

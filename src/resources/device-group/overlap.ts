/** What groups have in common, and which devices are in none. */

export interface GroupMembers {
  id: number
  name: string
  members: ReadonlySet<number>
}

export interface Overlap {
  one: GroupMembers
  other: GroupMembers
  both: number
}

/** Pairs of groups that share devices, those that share most first. */
export function overlapsOf(groups: readonly GroupMembers[], most = 50): Overlap[] {
  const sharing = new Map<string, Overlap>()
  const holders = new Map<number, GroupMembers[]>()
  for (const group of groups) for (const id of group.members) holders.set(id, [...(holders.get(id) ?? []), group])
  for (const held of holders.values())
    for (const [at, one] of held.entries())
      for (const other of held.slice(at + 1)) {
        const key = `${one.id} ${other.id}`
        const known = sharing.get(key)
        if (known) known.both += 1
        else sharing.set(key, { one, other, both: 1 })
      }
  return [...sharing.values()].toSorted((a, b) => b.both - a.both).slice(0, most)
}

/** The devices that no group has. */
export function inNone<Device extends { id: number }>(
  devices: readonly Device[],
  groups: readonly GroupMembers[],
): Device[] {
  const grouped = new Set(groups.flatMap(({ members }) => [...members]))
  return devices.filter(({ id }) => !grouped.has(id))
}

/** "Web is within Servers": every device of the one is in the other. */
export function relationWords({ one, other, both }: Overlap): string {
  if (both === one.members.size && both === other.members.size) return 'have the same devices'
  if (both === one.members.size) return 'the first is within the second'
  if (both === other.members.size) return 'the second is within the first'
  return 'overlap'
}

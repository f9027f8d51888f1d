/**
 * Which drawn row shows which index. A row that scrolls out of sight is not thrown away: its elements are
 * given to one that comes into sight, for changing some text is much cheaper than making a dozen elements.
 * A row that stays keeps its elements, and so the focus.
 */
export function assignSlots(before: ReadonlyMap<number, number>, indexes: readonly number[]): Map<number, number> {
  const after = new Map<number, number>()
  const taken = new Set<number>()
  for (const index of indexes) {
    const slot = before.get(index)
    if (slot === undefined) continue
    after.set(index, slot)
    taken.add(slot)
  }
  let free = 0
  for (const index of indexes) {
    if (after.has(index)) continue
    while (taken.has(free)) free += 1
    after.set(index, free)
    taken.add(free)
  }
  return after
}

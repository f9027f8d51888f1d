/** Marks of three states for the tags of many devices. */
import { count } from '../../ui/format'

export interface TagChange {
  add: string[]
  remove: string[]
}

export interface TagMark {
  name: string
  /** How many of the devices have it. */
  of: number
  all: boolean
  /** What would be after the plan. */
  state: boolean | 'some'
  /** What the plan does about it; undefined where it leaves it. */
  words: string | undefined
}

interface Said {
  add: readonly string[]
  remove: readonly string[]
}

/** A mark for each tag that any device has, by name. */
export function marksOf(counts: ReadonlyMap<string, number>, devices: number, { add, remove }: Said): TagMark[] {
  return [...counts]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([name, of]) => {
      const all = of === devices
      if (add.includes(name)) {
        const words = all ? undefined : `Added to ${count(devices - of, 'more', 'more')}`
        return { name, of, all, state: true, words }
      }
      if (remove.includes(name))
        return { name, of, all, state: false, words: `Removed from ${of.toLocaleString('en')}` }
      return { name, of, all, state: all || 'some', words: undefined }
    })
}

/** What a click on a mark makes of it: some, then all, then none, then as it was; of a tag that all have, none and back. */
export function nextMark({ name, state }: TagMark, { add, remove }: Said): TagChange {
  const without = { add: add.filter((one) => one !== name), remove: remove.filter((one) => one !== name) }
  if (state === 'some') return { ...without, add: [...without.add, name] }
  if (state) return { ...without, remove: [...without.remove, name] }
  return without
}

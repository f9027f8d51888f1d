/** What each chosen device is to get and lose, from what the page says for all and the lines of a list say for each. */
import type { Device } from '../../catalog/devices'
import { deviceRoles, roleName } from '../../catalog/shapes/device-roles'
import { plainCell } from '../../crud/export/cell'
import type { ResolvedLine } from '../../crud/device-list/resolve'
import type { Role } from '../../crud/device-list/roles'

export interface Wanted {
  add: Set<string>
  remove: Set<string>
  fields: Record<string, string>
  /** Those to add are all that it is to have: any other comes off. */
  only?: boolean
}

/** What an empty cell of a field's column, or of one of tags, means. */
export type EmptyCells = 'leave' | 'clear'

/** What the tags of a cell are: more for the device, or all that it is to have. */
export type CellTags = 'more' | 'all'

/** The tags in a cell, with commas or semicolons between them; names that are known may have some themselves. */
export function tagsIn(cell: string, known: ReadonlySet<string>): string[] {
  const parts = plainCell(cell)
    .trim()
    .split(/([,;])/)
  const tags = new Set<string>()
  for (let at = 0; at < parts.length;) {
    let end = parts.length
    while (end > at + 1 && !known.has(parts.slice(at, end).join('').trim())) end -= 2
    const name = parts.slice(at, end).join('').trim()
    if (name !== '') tags.add(name)
    at = end + 1
  }
  return [...tags]
}

/** `custom_name` is read back under its name, a role under another than it is written. */
const readAs = new Map([['custom_type', 'role']])

/** What is in a field of a device now, as text, without the blanks at its ends that no cell has. */
export const fieldNow = (device: Device, field: string): string => {
  const row: Readonly<Record<string, unknown>> = device
  const own = row[field]
  const value = own === undefined || own === null || own === '' ? row[readAs.get(field) ?? field] : own
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim()
    : ''
}

const criticality = new Map([
  ['critical', 'critical'],
  ['yes', 'critical'],
  ['true', 'critical'],
  ['not critical', 'not_critical'],
  ['not_critical', 'not_critical'],
  ['no', 'not_critical'],
  ['false', 'not_critical'],
  ['as found', ''],
])

const roles = new Map(
  deviceRoles.flatMap((role) => [[role, role] as const, [roleName(role).toLowerCase(), role] as const]),
)

/** The value that a cell writes: roles and criticality also by the words that this console shows them in. */
export function fieldValue(field: string, cell: string): string {
  const text = plainCell(cell).trim()
  if (field === 'custom_type') return roles.get(text.toLowerCase()) ?? text
  if (field === 'custom_criticality') return criticality.get(text.toLowerCase()) ?? text
  return text
}

const fresh = (): Wanted => ({ add: new Set(), remove: new Set(), fields: {} })

/** A device that several lines want different things of. */
export interface Contradiction {
  line: number
  device: number
  why: string
}

export interface Lines {
  lines: readonly ResolvedLine[]
  roles: readonly Role[]
  empty: EmptyCells
  /** Default `more`. */
  tags?: CellTags
  /** Tags that are taken in the place of others, which differ from them only in case. */
  instead?: ReadonlyMap<string, string>
  /** What is in a field of a device now. */
  now?: (device: number, field: string) => string
}

/** What is wanted of each device. Of lines that say different things about one field of a device, neither is taken. */
export function wantedOf(
  ids: readonly number[],
  all: { add: readonly string[]; remove: readonly string[] },
  known: ReadonlySet<string>,
  list?: Lines,
): { wanted: Map<number, Wanted>; contradictions: Contradiction[] } {
  const wanted = new Map<number, Wanted>()
  const same = (): Wanted => ({ ...fresh(), add: new Set(all.add), remove: new Set(all.remove) })
  // Without lines nothing is said of a device alone, and one answer does for all.
  const one = list ? undefined : same()
  for (const id of ids) wanted.set(id, one ?? same())
  const contradictions: Contradiction[] = []
  for (const { line, ids: devices, cells, state } of list?.lines ?? []) {
    if (state !== 'found') continue
    for (const id of devices) {
      const one = wanted.get(id) ?? fresh()
      wanted.set(id, one)
      const saidHere = new Set<string>()
      for (const [at, role] of (list?.roles ?? []).entries()) {
        const cell = cells[at] ?? ''
        if (cell.trim() === '' && list?.empty !== 'clear') continue
        if (role.as === 'tag') {
          for (const tag of tagsIn(cell, known)) one.add.add(list?.instead?.get(tag) ?? tag)
          if (list?.tags === 'all') one.only = true
        }
        if (role.as !== 'field') continue
        const value = fieldValue(role.field, cell)
        const before = Object.hasOwn(one.fields, role.field) ? one.fields[role.field] : undefined
        const now = list?.now?.(id, role.field)
        // Two columns of an export show one field: what is not as it is now was edited.
        const other = saidHere.has(role.field) && (value === now || before === now)
        saidHere.add(role.field)
        if (other && before !== undefined) {
          one.fields[role.field] = value === now ? before : value
          continue
        }
        if (before !== undefined && before !== value) {
          const why = `Lines want “${before}” and “${value}” for its ${role.field.replaceAll('_', ' ')}`
          contradictions.push({ line, device: id, why })
          continue
        }
        one.fields[role.field] = value
      }
    }
  }
  for (const { device } of contradictions) wanted.delete(device)
  return { wanted, contradictions }
}

/** The devices of which the same is wanted, where that is known by its being one object. */
export function alikeIn(wanted: ReadonlyMap<number, Wanted>): ReadonlyMap<Wanted, number[]> {
  const alike = new Map<Wanted, number[]>()
  let last: Wanted | undefined
  let ids: number[] = []
  for (const [id, one] of wanted) {
    if (one !== last) {
      last = one
      ids = alike.get(one) ?? []
      alike.set(one, ids)
    }
    ids.push(id)
  }
  return alike
}

/** Names that differ only in case from one that is there: a merge is offered for them, nothing is guessed. */
export function caseTwins(names: Iterable<string>, known: ReadonlySet<string>): [name: string, known: string][] {
  const lower = new Map([...known].map((name) => [name.toLowerCase(), name]))
  return [...new Set(names)].flatMap((name): [string, string][] => {
    const twin = lower.get(name.toLowerCase())
    return twin !== undefined && !known.has(name) ? [[name, twin]] : []
  })
}

/** The same for names of new tags that a list has: each beside one that is there, or that the list has before it. */
export function newTwins(created: readonly string[], names: Iterable<string>): [name: string, known: string][] {
  const known = new Set(names)
  return created.flatMap((name) => {
    const twins = caseTwins([name], known)
    if (twins.length === 0) known.add(name)
    return twins
  })
}

/** The names of tags, of those that have one: an appliance may answer odd ones. */
export const namesOf = (tags: readonly { name?: unknown }[] = []): string[] =>
  tags.flatMap(({ name }) => (typeof name === 'string' ? [name] : []))

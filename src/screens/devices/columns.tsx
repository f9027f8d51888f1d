/**
 * The columns of the device list: those of any list, one for each field of the API's shape, so that a field which the
 * catalogue learns is a column the same day. The name stands first and is made of all names; tags cost requests of
 * their own.
 */
import { Device } from '../../catalog/devices'
import { fieldsOf, type Field } from '../../catalog/fields'
import { givenNames } from '../../catalog/shapes/device'
import { roleName } from '../../catalog/shapes/device-roles'
import { columnOf } from '../../crud/column'
import { roleCell } from '../../crud/device-roles'
import { heldHere, type Kind } from '../../crud/held'
import { Name } from '../../ui/name'
import type { Column } from '../../ui/table/column'
import { nameOf } from './device-name'
import { TagCell, UnreadTags } from './tag-cell'
import { TagsInSight } from './tags-in-sight'

/** Tags of each device by its id; where there are too many tags to ask for each, those of the rows in sight. */
export type TagNames = ReadonlyMap<number, readonly string[]> | 'in sight' | 'not known'

export const nameColumn = 'display_name'
export const tagColumn = 'tags'

/** What stands in the list before anybody chooses; what an appliance lacks is left out, then its stand-in is taken. */
const usual = ['ipaddr4', 'macaddr', 'vendor', 'role', 'vlanid', tagColumn, 'last_seen_time'] as const
const roomy = ['analysis_level', 'discover_time'] as const
const standIns: Partial<Record<string, string>> = { role: 'device_class', last_seen_time: 'mod_time' }

/** Eight columns fit beside each other: what is known of the values of a device makes them narrower. */
const widths: Partial<Record<string, number>> = {
  ipaddr4: 104,
  vendor: 100,
  role: 142,
  auto_role: 142,
  vlanid: 56,
  last_seen_time: 120,
  description: 220,
  activity: 220,
}

const name: Column<Device> = {
  id: nameColumn,
  title: 'Name',
  value: nameOf,
  cell: (device) => <Name>{nameOf(device)}</Name>,
  strong: true,
  width: 226,
  min: 120,
  hint: givenNames.filter((field) => field !== 'default_name').join(', '),
}

const roleColumn = (column: Column<Device>, role: 'role' | 'auto_role'): Column<Device> => ({
  ...column,
  text: (device) => roleName(device[role] ?? ''),
  cell: (device) => roleCell(device[role]),
})

/** A column of any list, with what only devices have. */
function columnHere(field: Field): Column<Device> {
  if (field.name === nameColumn) return name
  const plain = columnOf(field)
  const column = { ...plain, width: widths[field.name] ?? plain.width }
  return field.name === 'role' || field.name === 'auto_role' ? roleColumn(column, field.name) : column
}

function tagsOf(tags: TagNames | null): Column<Device> {
  const column = { id: tagColumn, title: 'Tags', width: 150 }
  if (tags === 'in sight') {
    return { ...column, value: () => null, cell: (device) => <TagsInSight id={device.id} />, note: 'rows in sight' }
  }
  const known = tags === 'not known' ? null : tags
  return {
    ...column,
    value: (device) => known?.get(device.id) ?? null,
    text: (device) => known?.get(device.id)?.join(', ') ?? '',
    cell: (device) => (known ? <TagCell tags={known.get(device.id)} /> : <UnreadTags failed={tags !== null} />),
    note: 'extra request',
  }
}

/** The same columns with other tags: what is known of the others, their order and their words, stays known. */
export const withTags = (columns: readonly Column<Device>[], tags: TagNames | null): Column<Device>[] =>
  columns.map((column) => (column.id === tagColumn ? tagsOf(tags) : column))

/** Those that can go to a file: tags that were not read would stand there as none. */
export const toldColumns = (columns: readonly Column<Device>[], tags: TagNames | null): readonly Column<Device>[] =>
  tags === null || typeof tags === 'string' ? columns.filter((column) => column.id !== tagColumn) : columns

/**
 * All columns that an appliance has, the usual ones first and shown, the others hidden until chosen. A wide window has
 * room for two more.
 */
export function deviceColumns(kind: Kind, tags: TagNames | null, wide = false): Column<Device>[] {
  const held = fieldsOf(Device).filter((field) => heldHere(field, kind))
  const columns = new Map(held.map((field) => [field.name, columnHere(field)]))
  columns.set(nameColumn, name).set(tagColumn, tagsOf(tags))
  const shown = [nameColumn, ...usual, ...(wide ? roomy : [])].flatMap((id) => {
    const there = columns.has(id) ? id : (standIns[id] ?? id)
    const column = columns.get(there)
    columns.delete(there)
    return column ?? []
  })
  return [...shown, ...[...columns.values()].map((column) => ({ ...column, hidden: true }))]
}

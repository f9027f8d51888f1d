/**
 * The columns of the device list: one for each field of the API's shape, so that a field which the catalogue
 * learns is a column the same day. The name stands first and is made of all names; tags cost requests of their own.
 */
import { Device } from '../../catalog/devices'
import { fieldsOf, type Field } from '../../catalog/fields'
import { inRelease, type Release } from '../../catalog/release'
import { z } from '../../catalog/zod'
import { Name } from '../../ui/name'
import type { CellValue, Column, ColumnKind } from '../../ui/table/column'
import { TimeText } from '../../ui/time-text'
import { givenNames } from '../../catalog/shapes/device'
import { nameOf } from './device-name'
import { roleName } from '../../catalog/shapes/device-roles'
import { RoleIcon, roleOptions } from '../../crud/device-roles'
import { TagCell } from './tag-cell'
import { TagsInSight } from './tags-in-sight'
import styles from './devices.module.css'

/** Tags of each device by its id; where there are too many tags to ask for each, those of the rows in sight. */
export type TagNames = ReadonlyMap<number, readonly string[]> | 'in sight'

export const nameColumn = 'display_name'
export const tagColumn = 'tags'

const isRelease = (text: string | undefined): text is Release => text !== undefined && /^\d+\.\d+$/.test(text)

/** True if devices of a release have the field. */
export const hasField = (field: Field, release: Release): boolean =>
  inRelease(
    release,
    isRelease(field.meta.since) ? field.meta.since : '0.0',
    isRelease(field.meta.until) ? field.meta.until : undefined,
  )

/** The fields of a device in one release, in the order of the API's shape. */
export const deviceFields = (release: Release): Field[] => fieldsOf(Device).filter((field) => hasField(field, release))

/** What stands in the list before anybody chooses; what a release lacks is left out, then its stand-in is taken. */
const usual = ['ipaddr4', 'macaddr', 'vendor', 'role', 'vlanid', tagColumn, 'last_seen_time'] as const
const roomy = ['analysis_level', 'discover_time'] as const
const standIns: Partial<Record<string, string>> = { role: 'device_class', last_seen_time: 'mod_time' }

const widths: Partial<Record<string, number>> = {
  [nameColumn]: 226,
  ipaddr4: 104,
  macaddr: 148,
  vendor: 100,
  role: 142,
  auto_role: 142,
  vlanid: 56,
  [tagColumn]: 150,
  last_seen_time: 120,
  id: 72,
  ipaddr6: 190,
  description: 220,
  activity: 220,
}

function kindOf(field: Field): ColumnKind {
  const { kind, choices } = field.meta
  if (kind === 'millis') return 'time'
  if (kind === 'ipv4' || kind === 'ipv6') return 'address'
  if (kind === 'mac') return 'mac'
  if (choices || isRole(field.name)) return 'enum'
  if (field.schema instanceof z.ZodNumber) return 'number'
  if (field.schema instanceof z.ZodBoolean) return 'boolean'
  return 'text'
}

const isRole = (name: string): boolean => name === 'role' || name === 'auto_role'

const isCell = (value: unknown): value is CellValue =>
  value === null ||
  value === undefined ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (Array.isArray(value) && value.every((part) => typeof part === 'string'))

const isDeviceKey = (name: string): name is keyof Device => name in Device.shape

/** A field's value as a cell; what no cell can hold is shown as JSON. */
function cellOf(device: Device, name: keyof Device): CellValue {
  const value: unknown = device[name]
  return isCell(value) ? value : JSON.stringify(value)
}

function columnOf(field: Field): Column<Device> | null {
  const { name } = field
  if (!isDeviceKey(name)) return null
  const kind = kindOf(field)
  const column: Column<Device> = {
    id: name,
    title: field.label,
    kind,
    value: (device) => cellOf(device, name),
    hint: name,
    width: widths[name] ?? (kind === 'time' ? 124 : kind === 'boolean' || kind === 'number' ? 92 : 132),
  }
  if (kind === 'time') {
    column.cell = (device) => {
      const at = device[name]
      return typeof at === 'number' ? <TimeText at={at} /> : null
    }
  }
  // Ids and VLANs are names made of digits: no commas in them.
  if (kind === 'number') column.text = (device) => String(device[name] ?? '')
  if (field.meta.kind === 'mac' || name.endsWith('_id') || name === 'id') {
    column.mono = field.meta.kind !== 'id'
    column.quiet = true
  }
  if (isRole(name)) {
    column.options = roleOptions
    column.text = (device) => roleName(String(device[name] ?? ''))
    column.cell = (device) => <RoleCell role={String(device[name] ?? '')} />
  } else if (field.meta.choices) {
    const { choices } = field.meta
    column.options = Object.entries(choices).map(([value, label]) => ({ value, label }))
    // An enum is compared as text, whatever JSON holds.
    column.value = (device) => (device[name] === undefined || device[name] === null ? null : String(device[name]))
    column.text = (device) => choices[String(device[name] ?? '')] ?? String(device[name] ?? '')
  }
  return column
}

function RoleCell({ role }: { role: string }) {
  if (!role) return null
  return (
    <span className={styles.role}>
      <RoleIcon role={role} />
      {roleName(role)}
    </span>
  )
}

const name: Column<Device> = {
  id: nameColumn,
  title: 'Name',
  value: nameOf,
  cell: (device) => <Name>{nameOf(device)}</Name>,
  strong: true,
  width: widths[nameColumn],
  min: 120,
  hint: givenNames.filter((field) => field !== 'default_name').join(', '),
}

function tagsOf(tags: TagNames | null): Column<Device> {
  if (tags === 'in sight') {
    const cell = (device: Device) => <TagsInSight id={device.id} />
    const note = 'rows in sight'
    return { id: tagColumn, title: 'Tags', value: () => null, cell, width: widths[tagColumn], note }
  }
  return {
    id: tagColumn,
    title: 'Tags',
    value: (device) => tags?.get(device.id) ?? null,
    text: (device) => tags?.get(device.id)?.join(', ') ?? '',
    cell: (device) => <TagCell tags={tags?.get(device.id)} />,
    width: widths[tagColumn],
    note: 'extra request',
  }
}

/**
 * All columns that a release has, the usual ones first and shown, the others hidden until chosen. A wide window has
 * room for two more.
 */
export function deviceColumns(release: Release, tags: TagNames | null, wide = false): Column<Device>[] {
  const byId = new Map<string, Column<Device>>()
  for (const field of deviceFields(release)) {
    const column = columnOf(field)
    if (column) byId.set(column.id, column)
  }
  byId.set(nameColumn, name)
  byId.set(tagColumn, tagsOf(tags))
  const wanted = wide ? [...usual, ...roomy] : usual
  const shown = [nameColumn, ...wanted.map((id) => (byId.has(id) ? id : (standIns[id] ?? id)))]
  const first = shown.flatMap((id) => byId.get(id) ?? [])
  const others = [...byId.values()].filter((column) => !shown.includes(column.id))
  return [...first, ...others.map((column) => ({ ...column, hidden: true }))]
}

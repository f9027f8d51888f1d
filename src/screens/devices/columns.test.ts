import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Device } from '../../catalog/devices'
import { fieldsOf } from '../../catalog/fields'
import { textOf } from '../../ui/table/column'
import { heldHere } from '../../crud/held'
import { deviceColumns, nameColumn, tagColumn, toldColumns } from './columns'

const at = (release: '5.3' | '8.0' | '9.8') => ({ platform: 'command', release }) as const

describe('the columns of the device list', () => {
  it('are all fields of the release, the name and the tags', () => {
    for (const release of ['5.3', '8.0', '9.8'] as const) {
      const ids = deviceColumns(at(release), null).map((column) => column.id)
      const fields = fieldsOf(Device)
        .filter((field) => heldHere(field, at(release)))
        .map((field) => field.name)
      expect(new Set(ids)).toEqual(new Set([...fields, nameColumn, tagColumn]))
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
  it('show eight unless somebody chooses', () => {
    const shown = (release: '5.3' | '9.8') =>
      deviceColumns(at(release), null).flatMap((column) => (column.hidden ? [] : [column.id]))
    expect(shown('9.8')).toEqual([
      'display_name',
      'ipaddr4',
      'macaddr',
      'vendor',
      'role',
      'vlanid',
      'tags',
      'last_seen_time',
    ])
    expect(shown('5.3')).toEqual([
      'display_name',
      'ipaddr4',
      'macaddr',
      'vendor',
      'device_class',
      'vlanid',
      'tags',
      'mod_time',
    ])
  })
  it('show two more in a wide window', () => {
    const shown = deviceColumns(at('9.8'), null, true).flatMap((column) => (column.hidden ? [] : [column.id]))
    expect(shown.slice(-2)).toEqual(['analysis_level', 'discover_time'])
    expect(shown).toHaveLength(10)
  })
  it('read the name from what the device has and the tags from what was asked', () => {
    const columns = deviceColumns(at('9.8'), new Map([[5, ['PCI scope', 'Tier 1']]]))
    const value = (id: string, device: Device) => columns.find((column) => column.id === id)?.value(device)
    expect(value(nameColumn, { id: 5, dns_name: 'ns1' })).toBe('ns1')
    expect(value(tagColumn, { id: 5 })).toEqual(['PCI scope', 'Tier 1'])
    expect(value(tagColumn, { id: 6 })).toBeNull()
  })
  it('say that tags are not read, in the list and by leaving them out of a file, where blank would be none', () => {
    for (const [tags, shown] of [
      [null, '…'],
      ['not known', 'not known'],
    ] as const) {
      const columns = deviceColumns(at('9.8'), tags)
      const cell = columns.find(({ id }) => id === tagColumn)?.cell
      expect(renderToStaticMarkup(cell?.({ id: 5 }))).toContain(shown)
      expect(toldColumns(columns, tags).some(({ id }) => id === tagColumn)).toBe(false)
    }
    const known = new Map([[5, ['PCI scope']]])
    expect(toldColumns(deviceColumns(at('9.8'), known), known).some(({ id }) => id === tagColumn)).toBe(true)
  })
  it('write ids and VLANs without commas, and roles and levels in words', () => {
    const columns = deviceColumns(at('9.8'), null)
    const text = (id: string, device: Device) => {
      const column = columns.find((each) => each.id === id)
      return column && textOf(column, device)
    }
    expect(text('id', { id: 12345 })).toBe('12345')
    expect(text('vlanid', { id: 1, vlanid: 4094 })).toBe('4094')
    expect(text('role', { id: 1, role: 'db_server' })).toBe('DB server')
    expect(text('role', { id: 1, role: 'something_new' })).toBe('Something new')
    expect(text('analysis_level', { id: 1, analysis_level: 1 })).toBe('Advanced')
    expect(text('analysis_level', { id: 1 })).toBe('')
  })
})

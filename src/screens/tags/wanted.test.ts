import { describe, expect, it } from 'vitest'
import type { Device } from '../../catalog/devices'
import { safeCell } from '../../crud/export/cell'
import type { ResolvedLine } from '../../crud/device-list/resolve'
import type { Role } from '../../crud/device-list/roles'
import { readTable } from '../../crud/device-list/table'
import { caseTwins, fieldNow, fieldValue, tagsIn, wantedOf, namesOf, newTwins } from './wanted'

const line = (cells: string[], ids: number[], number = 1): ResolvedLine => ({
  line: number,
  text: cells.join(),
  cells,
  state: 'found',
  ids,
})
const none = { add: [], remove: [] }
const byName: Role[] = [{ as: 'find', by: 'name' }, { as: 'tag' }, { as: 'field', field: 'description' }]

describe('what a list wants', () => {
  it('is a tag for each line, and several tags in a cell', () => {
    const { wanted } = wantedOf([1, 2], none, new Set(['A, B']), {
      lines: [line(['x', 'Web; Prod', ''], [1]), line(['y', 'A, B', ''], [2])],
      roles: byName,
      empty: 'leave',
    })
    expect(wanted.get(1)?.add).toEqual(new Set(['Web', 'Prod']))
    // A name that is known as a whole is no list.
    expect(wanted.get(2)?.add).toEqual(new Set(['A, B']))
    // Nor is it one among others, as an export has it.
    expect(tagsIn('Web, A, B, Prod', new Set(['A, B']))).toEqual(['Web', 'A, B', 'Prod'])
  })

  it('is all that a device is to have where that was chosen, but for empty cells that are left', () => {
    const lines = [line(['x', 'Web', ''], [1]), line(['x', 'Prod', ''], [1]), line(['y', '', ''], [2])]
    const { wanted } = wantedOf([1, 2], none, new Set(), { lines, roles: byName, empty: 'leave', tags: 'all' })
    expect(wanted.get(1)).toMatchObject({ add: new Set(['Web', 'Prod']), only: true })
    expect(wanted.get(2)?.only).toBeUndefined()
    const cleared = wantedOf([2], none, new Set(), { lines, roles: byName, empty: 'clear', tags: 'all' })
    expect(cleared.wanted.get(2)).toMatchObject({ add: new Set(), only: true })
  })

  it('leaves a field whose cell is empty, unless empty cells clear', () => {
    const lines = [line(['x', '', ''], [1])]
    const left = wantedOf([1], none, new Set(), { lines, roles: byName, empty: 'leave' })
    expect(left.wanted.get(1)?.fields).toEqual({})
    const blank = { lines: [line(['x', ' ', '  '], [1])], roles: byName, empty: 'leave' as const }
    expect(wantedOf([1], none, new Set(), blank).wanted.get(1)?.fields).toEqual({})
    const cleared = wantedOf([1], none, new Set(), { lines, roles: byName, empty: 'clear' })
    expect(cleared.wanted.get(1)?.fields).toEqual({ description: '' })
  })

  it('is nothing for a device of which two lines say different things', () => {
    const lines = [line(['x', '', 'Rack 1'], [1], 2), line(['x', '', 'Rack 2'], [1], 3)]
    const { wanted, contradictions } = wantedOf([1], none, new Set(), { lines, roles: byName, empty: 'leave' })
    expect(wanted.has(1)).toBe(false)
    expect(contradictions).toEqual([{ line: 3, device: 1, why: expect.stringContaining('Rack 2') }])
  })

  it('is nothing for a line that means no device', () => {
    const lost: ResolvedLine = { ...line(['x', 'Web', ''], [1, 2]), state: 'ambiguous' }
    expect(wantedOf([], none, new Set(), { lines: [lost], roles: byName, empty: 'leave' }).wanted.size).toBe(0)
  })

  it('takes the guard against formulas off again', () => {
    expect(tagsIn(safeCell('=cmd|calc'), new Set())).toEqual(['=cmd|calc'])
    expect(fieldValue('description', safeCell('@here'))).toBe('@here')
  })

  it('names tags that differ only in case from one that is there', () => {
    expect(caseTwins(['pci', 'PCI', 'Web'], new Set(['PCI']))).toEqual([['pci', 'PCI']])
  })

  it('names those that differ only in case from one before them in the list, which take its place when asked', () => {
    expect(newTwins(['rack 7', 'pci', 'Rack 7', 'RACK 7'], ['PCI'])).toEqual([
      ['pci', 'PCI'],
      ['Rack 7', 'rack 7'],
      ['RACK 7', 'rack 7'],
    ])
    const lines = {
      lines: [line(['web', 'pci, Lobby'], [1])],
      roles: [{ as: 'find', by: 'name' }, { as: 'tag' }] as const,
      empty: 'leave' as const,
      instead: new Map([['pci', 'PCI']]),
    }
    expect([...(wantedOf([1], none, new Set(['PCI']), lines).wanted.get(1)?.add ?? [])]).toEqual(['PCI', 'Lobby'])
  })
})

describe("the console's own export", () => {
  const device: Device = {
    id: 7,
    display_name: 'web-0001',
    custom_name: '=web',
    role: 'http_server',
    description: 'Rack 7; top',
    custom_criticality: 'critical',
  }
  const csv = (name: string) =>
    `Id,Name,Custom name,Role,Description,Criticality\r\n7,web-0001,"${safeCell(name)}",HTTP server,"${safeCell('Rack 7; top')}",Critical\r\n`

  const changes = (text: string): string[] => {
    const { rows, roles } = readTable(text)
    const lines = rows.map((cells) => line([...cells], [7]))
    const { wanted } = wantedOf([7], none, new Set(), { lines, roles, empty: 'leave' })
    return Object.entries(wanted.get(7)?.fields ?? {}).flatMap(([name, value]) =>
      fieldNow(device, name) === value ? [] : [name],
    )
  }

  it('put in again wants nothing, and with one cell edited one thing', () => {
    expect(changes(csv('=web'))).toEqual([])
    expect(changes(csv('web front'))).toEqual(['custom_name'])
  })
})

it('tags without a name, which an appliance may answer, are none to choose', () => {
  expect(namesOf([{ name: 'PCI' }, {}, { name: null }, { name: 7 }, { name: '' }])).toEqual(['PCI', ''])
  expect(namesOf(undefined)).toEqual([])
})

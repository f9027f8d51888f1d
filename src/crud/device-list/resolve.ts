/**
 * Which devices the lines of a list mean. Each column to find by says some; a line means what all of its columns say.
 * Nothing is guessed: a name that several devices have is ambiguous, and a line whose columns say different devices is
 * contradictory. What looks like several values is one where a device is called that.
 */
import { plainCell } from '../export/cell'
import { eachInPieces } from '../../browser/pieces'
import type { DeviceIndex } from './device-index'
import { findWords, keyOf, type Key } from './keys'
import type { Role } from './roles'
import type { ListTable } from './table'

export type LineState = 'found' | 'missing' | 'ambiguous' | 'contradictory' | 'unreadable'

export interface ResolvedLine {
  /** In the text, from 1. */
  line: number
  /** What the line says of the device, for showing. */
  text: string
  cells: readonly string[]
  state: LineState
  /** The devices meant; of an ambiguous or contradictory line those that could be. */
  ids: readonly number[]
  /** Why it means none, in a sentence. */
  why?: string
}

export interface Resolved {
  lines: ResolvedLine[]
  /** Devices that lines mean, each once, in the order of the list. */
  ids: number[]
  counts: Record<LineState, number>
}

interface Asked {
  key: Key | undefined
  cell: string
  by: Extract<Role, { as: 'find' }>['by']
}

const keyWords: Record<Key['by'], string> = {
  address: 'address',
  block: 'block',
  mac: 'MAC address',
  name: 'name',
  id: 'id',
  digits: 'id or name',
  vlan: 'VLAN',
}

/** What a line asks for, cell by cell; empty cells ask for nothing. */
function askedBy(cells: readonly string[], roles: readonly Role[]): Asked[] {
  return roles.flatMap((role, at) => {
    // What an export put before a formula is taken off again.
    const cell = plainCell(cells[at] ?? '')
    return role.as === 'find' && cell.trim() !== '' ? [{ key: keyOf(cell, role.by), cell, by: role.by }] : []
  })
}

type Outcome = Pick<ResolvedLine, 'state' | 'ids' | 'why'>

function outcomeOf(index: DeviceIndex, asked: readonly Asked[]): Outcome {
  const bad = asked.find(({ key }) => key === undefined)
  if (bad) return { state: 'unreadable', ids: [], why: `“${bad.cell}” is no ${findWords[bad.by]}` }
  const keys = asked.flatMap(({ key }) => key ?? [])
  const naming = keys.filter((key) => key.by !== 'vlan')
  if (naming.length === 0)
    return {
      state: 'unreadable',
      ids: [],
      why: keys.length > 0 ? 'A VLAN alone names no device' : 'Nothing to find by',
    }
  const sets = naming.map((key) => ({ key, ids: index.find(key) }))
  const missing = sets.find(({ ids }) => ids.length === 0)
  const others = sets.filter(({ ids }) => ids.length > 0)
  if (missing) {
    const why = `No device has the ${keyWords[missing.key.by]} ${missing.key.text}`
    return others.length === 0
      ? { state: 'missing', ids: [], why }
      : { state: 'contradictory', ids: others[0]?.ids ?? [], why: `${why}, but one has the other` }
  }
  const [first = { ids: [] }, ...rest] = sets
  const common = first.ids.filter((id) => rest.every(({ ids }) => ids.includes(id)))
  if (common.length === 0)
    return {
      state: 'contradictory',
      ids: [...new Set(sets.flatMap(({ ids }) => ids))],
      why: `${sets.map(({ key }) => `${keyWords[key.by]} ${key.text}`).join(' and ')} are different devices`,
    }
  const vlans = keys.filter((key) => key.by === 'vlan')
  const narrowed = common.filter((id) => vlans.every((key) => index.fits(id, key)))
  const vlan = vlans[0]
  if (narrowed.length === 0 && vlan)
    return { state: 'contradictory', ids: common, why: `The device is not in VLAN ${vlan.text}` }
  const block = naming.every((key) => key.by === 'block')
  if (narrowed.length === 1 || block) return { state: 'found', ids: narrowed }
  const by = sets.find(({ key }) => key.by !== 'block')?.key
  return {
    state: 'ambiguous',
    ids: narrowed,
    why: `${narrowed.length} devices have the ${by ? `${keyWords[by.by]} ${by.text}` : 'same name'}`,
  }
}

const wholeKey = (text: string): Key => ({ by: 'name', text })

/** Finds what the lines mean, in pieces. @throws AbortError */
export async function resolveList(
  table: Pick<ListTable, 'rows' | 'lines' | 'wholes'>,
  roles: readonly Role[],
  index: DeviceIndex,
  signal?: AbortSignal,
): Promise<Resolved> {
  const lines: ResolvedLine[] = []
  const ids = new Set<number>()
  const counts: Resolved['counts'] = { found: 0, missing: 0, ambiguous: 0, contradictory: 0, unreadable: 0 }
  /** The line that was taken whole last: its other parts are in it. */
  let taken: number | undefined
  const resolve = (parts: readonly string[], at: number) => {
    const line = table.lines[at]
    if (line !== undefined && line === taken) return
    const whole = line === undefined ? undefined : table.wholes?.get(line)
    const named = whole !== undefined && index.find(wholeKey(whole)).length > 0
    if (named) taken = line
    const cells = named ? [whole] : parts
    const asked = named ? [{ key: wholeKey(whole), cell: whole, by: 'name' as const }] : askedBy(cells, roles)
    const outcome = outcomeOf(index, asked)
    counts[outcome.state] += 1
    if (outcome.state === 'found') for (const id of outcome.ids) ids.add(id)
    const text = asked.map(({ cell }) => cell).join(', ') || cells.join(', ')
    lines.push({ line: line ?? at + 1, text, cells, ...outcome })
  }
  await eachInPieces(table.rows, resolve, signal)
  return { lines, ids: [...ids], counts }
}

/** All keys of a list, each once; in pieces. @throws AbortError */
export async function keysOf(
  table: Pick<ListTable, 'rows' | 'wholes'>,
  roles: readonly Role[],
  signal?: AbortSignal,
): Promise<Key[]> {
  const keys = new Map<string, Key>()
  const note = (cells: readonly string[]) => {
    for (const { key } of askedBy(cells, roles)) if (key) keys.set(`${key.by} ${key.text}`, key)
  }
  await eachInPieces(table.rows, note, signal)
  for (const whole of table.wholes?.values() ?? []) keys.set(`name ${whole}`, wholeKey(whole))
  return [...keys.values()]
}

/** Finding the devices that a plan is for, each way ending in devices and in words for how they were chosen. */
import { exists, type Appliance } from '../../api/appliance'
import { readAll, readsBySearch, type DeviceSelection } from '../../api/pages'
import { callRaw } from '../../api/send'
import { blockOf } from '../../catalog/addresses'
import { devices as catalogDevices, type Device } from '../../catalog/devices'
import { deviceFields } from '../../catalog/filter-fields'
import { deviceNames } from '../../catalog/shapes/device'
import { findDevices } from '../../crud/device-list/find-devices'
import { readList } from '../../crud/device-list/read'
import { withPicks, type Picks } from '../../crud/device-list/picks'
import { resolveDevices, type DeviceListSource, type ResolvedList } from '../../crud/device-list/use-device-list'
import type { Role } from '../../crud/device-list/roles'
import type { ListTable } from '../../crud/device-list/table'
import { problemsOf, sentOf } from '../../crud/filter-tree/sent'
import { sentenceOf, sentenceText } from '../../crud/filter-tree/sentence'
import type { Draft } from '../../crud/filter-tree/tree'
import { count } from '../../ui/format'
import { fitting, SlowPattern } from '../../ui/table/pattern'
import { patternProblem } from '../../ui/table/pattern-problem'
import { pause } from '../../work/pause'
import { searchWords, spelled, type SearchBy } from './search-by'
import { isReadAsPattern, patternIn, readAsPattern, strangers } from './strangers'

export interface Found {
  devices: ReadonlyMap<number, Device>
  ids: readonly number[]
  words: string
  list?: ResolvedList & { roles: readonly Role[] }
  /** Rejects with a `NotFindable` where it turns out that they are not who was asked for. */
  sure?: Promise<void>
}

/** Why the devices cannot be planned for: what the operator has to change. */
export class NotFindable extends Error {
  override name = 'NotFindable'
}

function found(devices: readonly Device[], words: string): Found {
  const byId = new Map<number, Device>()
  for (const device of devices) byId.set(device.id, device)
  return { devices: byId, ids: devices.map(({ id }) => id), words }
}

/** Devices that were selected; before they are changed it is looked whether they are still there. @throws ApiError */
export async function fromSelection(
  appliance: Appliance,
  devices: readonly Device[],
  signal: AbortSignal,
  before?: Found,
): Promise<Found> {
  const words = `${count(devices.length, 'device', 'devices')} selected in the list`
  if (!before) return found(devices, words)
  const keys = devices.map(({ id }) => ({ by: 'id', text: String(id), id }) as const)
  const { index } = await findDevices(appliance, keys, { signal })
  const there = devices.filter(({ id }) => index.devices.has(id))
  return found(there, words)
}

/** Properties that a filter compares in the same way, by the name that filters have for them. */
const filterFields: Partial<Record<SearchBy, 'name' | 'ipaddr' | 'macaddr' | 'vendor'>> = {
  name: 'name',
  'ip address': 'ipaddr',
  'mac address': 'macaddr',
  vendor: 'vendor',
}

/** What is looked at of a device here: what it is shown by, and what a search is checked by. */
const checked: Partial<Record<SearchBy, readonly string[]>> = {
  name: deviceNames,
  'ip address': ['ipaddr4', 'ipaddr6'],
  'mac address': ['macaddr'],
  vendor: ['vendor'],
}
const fieldsFor = (by: SearchBy = 'any'): string[] => [
  ...new Set(['display_name', 'default_name', ...(checked[by] ?? [])]),
]

/**
 * Devices of few fields are read in few requests, of which the second does not wait for the first; whole rows only as
 * many at a time as are read at once.
 */
const pagesFor = (appliance: Appliance, { query }: DeviceSelection) => ({
  firstPage: 10_000,
  pageSize: readsBySearch(appliance, query) ? 20_000 : 10_000,
})

/** A pattern is asked for by a filter where the release has them: it answers the few fields that are wanted. */
function selectionOf(appliance: Appliance, by: Exclude<SearchBy, 'everything'>, value: string): DeviceSelection {
  const pattern = patternIn(value)
  const field = filterFields[by]
  if (pattern !== undefined && field && exists(catalogDevices.operations.search, appliance))
    return { filter: { field, operator: '~', operand: pattern } }
  // What stands behind the last slash is for nobody but here.
  return { query: { search_type: by, value: pattern === undefined ? value : `/${pattern}/` } }
}

/**
 * True if a search answers what it did before, device by device, in one request. Where it does not, who knows what is
 * behind a page, and it is read as a whole.
 */
async function isStillSo(
  appliance: Appliance,
  selection: DeviceSelection,
  before: Found,
  signal: AbortSignal,
): Promise<boolean> {
  const { list, search } = catalogDevices.operations
  const limit = before.ids.length + 1
  const rows: unknown = readsBySearch(appliance, selection.query)
    ? await callRaw(appliance, search, { body: { filter: selection.filter, result_fields: ['id'], limit } }, { signal })
    : await callRaw(appliance, list, { query: { ...selection.query, limit } }, { signal })
  return (
    Array.isArray(rows) &&
    rows.length === before.ids.length &&
    rows.every(
      (row: unknown) => typeof row === 'object' && row !== null && 'id' in row && before.devices.has(Number(row.id)),
    )
  )
}

/** The devices of a selection; those that were found before where nothing changed. */
async function read(
  appliance: Appliance,
  selection: DeviceSelection,
  words: string,
  signal: AbortSignal,
  {
    before,
    by,
    onRows,
  }: { before?: Found | undefined; by?: SearchBy; onRows?: (rows: readonly Device[]) => void } = {},
): Promise<Found> {
  if (before && (await isStillSo(appliance, selection, before, signal))) return before
  const onPage = onRows && (({ rows }: { rows: readonly Device[] }) => onRows(rows))
  const wanted = before ? ['id'] : fieldsFor(by)
  const { rows } = await readAll(appliance, {
    signal,
    ...pagesFor(appliance, selection),
    ...selection,
    fields: wanted,
    onPage,
  })
  // Who they are is known of those that were read before.
  return found(before ? rows.map((row) => before.devices.get(row.id) ?? row) : rows, words)
}

/** @throws ApiError, NotFindable */
export async function fromSearch(
  appliance: Appliance,
  { by, value }: { by: SearchBy; value: string },
  signal: AbortSignal,
  before?: Found,
): Promise<Found> {
  const text = value.trim()
  if (by === 'everything') return read(appliance, {}, 'All devices', signal, { before })
  if (text === '') throw new NotFindable('Say what to search for: an empty search would mean all devices')
  const source = patternIn(text)
  if (source === '') throw new NotFindable('An empty expression fits every device: write one, or choose All devices')
  const problem = source === undefined ? undefined : patternProblem(source)
  if (problem !== undefined) throw new NotFindable(`${problem}: ${text}`)
  const block = by === 'ip address' && text.includes('/') && !text.startsWith('/') ? blockOf(text) : undefined
  if (block && block.prefix < block.bits) {
    const list = await resolveDevices(appliance, oneValue(text), [{ as: 'find', by: 'address' }], { signal })
    return { devices: list.devices, ids: list.ids, words: `Addresses in ${text}` }
  }
  const asked = spelled(by, text)
  const words = `${searchWords(by)} matches ${text}`
  // A worker takes a while to start; it does so while the appliance looks.
  if (source !== undefined) fitting(source, ['']).catch(() => undefined)
  // Rows are looked at as they come, while it is asked whether there are more.
  const checks: Promise<number>[] = []
  const onRows = (rows: readonly Device[]) => {
    // The next page is asked for first.
    const check = pause(0).then(() => strangers(rows, by, asked, signal))
    check.catch(() => undefined)
    checks.push(check)
  }
  const answered = await read(appliance, selectionOf(appliance, by, asked), words, signal, { before, by, onRows })
  // Another thread looks at them meanwhile.
  const sure = noneWrong(checks, answered, { by, text }, signal)
  sure.catch(() => undefined)
  return checks.length > 0 ? { ...answered, sure } : answered
}

async function noneWrong(
  checks: readonly Promise<number>[],
  { devices, ids }: Found,
  asked: { by: SearchBy; text: string },
  signal: AbortSignal,
): Promise<void> {
  const wrong = (await Promise.all(checks).catch(tooSlow)).reduce((sum, one) => sum + one, 0)
  if (wrong > 0 && (await isReadAsPattern([...devices.values()], asked, signal).catch(tooSlow)))
    throw new NotFindable(readAsPattern(asked))
  if (wrong > 0)
    throw new NotFindable(
      `The appliance ignored the search: of ${count(ids.length, 'device', 'devices')} that it answered, ${count(wrong, 'does', 'do')} not match. Choose the devices by rules or by a list.`,
    )
}

/** A pattern that takes too long here is one that nobody can check, and may well be one that the appliance chokes on. */
function tooSlow(error: unknown): never {
  if (!(error instanceof SlowPattern)) throw error
  throw new NotFindable(
    'This expression takes too long, so its devices were not checked and nothing was planned. Write it without repeats inside repeats.',
  )
}

const oneValue = (text: string): ListTable => ({
  shape: 'values',
  heads: undefined,
  roles: [{ as: 'find', by: 'address' }],
  rows: [[text]],
  lines: [1],
})

/** @throws ApiError, NotFindable */
export async function fromRules(
  appliance: Appliance,
  draft: Draft | undefined,
  signal: AbortSignal,
  before?: Found,
): Promise<Found> {
  const filter = sentOf(draft, deviceFields)
  if (!draft || !filter) throw new NotFindable('Add a rule first: no rule would mean all devices')
  const [problem] = problemsOf(draft, deviceFields)
  if (problem) throw new NotFindable('A rule is not complete')
  const words = sentenceText(sentenceOf(draft, deviceFields, 'Devices'))
  return read(appliance, { filter }, words, signal, { before })
}

/** The table in a list, read at once. @throws NotFindable, AbortError */
export async function listOf({ text }: DeviceListSource, signal: AbortSignal): Promise<ListTable> {
  try {
    return await readList(text, signal)
  } catch (error) {
    if (signal.aborted) throw error
    throw new NotFindable(error instanceof Error ? error.message : 'The list could not be read')
  }
}

/** @throws ApiError, NotFindable, AbortError */
export async function fromList(
  appliance: Appliance,
  table: ListTable | undefined,
  roles: readonly Role[],
  signal: AbortSignal,
  picks: Picks,
): Promise<Found> {
  if (!table || table.rows.length === 0) throw new NotFindable('Put devices into the list first')
  if (!roles.some(({ as }) => as === 'find')) throw new NotFindable('No column says which device is meant')
  const also = roles.flatMap((role) => (role.as === 'field' ? role.field : []))
  const list = withPicks(await resolveDevices(appliance, table, roles, { signal, also }), picks)
  return {
    devices: list.devices,
    ids: list.ids,
    words: `A list of ${count(list.lines.length, 'line', 'lines')}`,
    list: { ...list, roles },
  }
}

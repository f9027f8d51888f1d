/** Custom devices from a list: rows with one name are one custom device, each row one of its criteria. */
import type { Appliance } from '../../api/appliance'
import { addressOf, addressText, blockOf, blockText } from '../../catalog/addresses'
import { CriterionIn } from '../../catalog/customdevices'
import { fieldsOf } from '../../catalog/fields'
import { plainCell } from '../../crud/export/cell'
import type { ResolvedLine } from '../../crud/device-list/resolve'
import type { Role } from '../../crud/device-list/roles'
import type { ListTable } from '../../crud/device-list/table'
import { problemsOf } from '../../crud/form/problems'
import { count } from '../../ui/format'
import { newPlanId, type Step } from '../../work/plan'
import {
  customDeviceItem,
  customDevicesNow,
  customDeviceStep,
  ruleOf,
  takesCriteria,
  without,
  type Criterion,
} from '../../work/steps/custom-device'
import { NotFindable } from './find'
import type { Outcome } from './planning'
import { newTwins } from './wanted'

export const makesCustomDevices = (roles: readonly Role[]): boolean => roles.some(({ as }) => as === 'custom')

/** A whole number or two with a dash between; whether they may be sent is for the catalogue to say. */
function rangeOf(text: string): [number, number] | undefined {
  const [, low, high = low] = /^(\d{1,9})(?:\s*[-–:]\s*(\d{1,9}))?$/.exec(text) ?? []
  return low === undefined || high === undefined ? undefined : [Number(low), Number(high)]
}

const rangeWords = {
  src_port: 'port or range of ports',
  dst_port: 'port or range of ports',
  vlan: 'VLAN or range of VLANs',
} as const

const directions = new Map([
  ['any', 'any'],
  ['either way', 'any'],
  ['src', 'src'],
  ['source', 'src'],
  ['as source', 'src'],
  ['dst', 'dst'],
  ['destination', 'dst'],
  ['as destination', 'dst'],
])

const labels = new Map(fieldsOf(CriterionIn).map(({ name, label }) => [name, label]))

type Said = Record<string, string | number>

/** What a cell adds to its row's criterion; a sentence where it cannot. */
function saidBy(role: Role, text: string): Said | string {
  const address = (name: string): Said | string => {
    const block = blockOf(text)
    if (block && block.prefix < block.bits) return { [name]: blockText(block) }
    const one = addressOf(text.split('/')[0] ?? '')
    return one ? { [name]: addressText(one) } : `“${text}” is no IP address or block`
  }
  const range = (name: keyof typeof rangeWords): Said | string => {
    const found = rangeOf(text)
    return found ? { [`${name}_min`]: found[0], [`${name}_max`]: found[1] } : `“${text}” is no ${rangeWords[name]}`
  }
  if (role.as === 'find') {
    if (role.by === 'vlan') return range('vlan')
    return role.by === 'address' || role.by === 'any' ? address('ipaddr') : {}
  }
  if (role.as !== 'criterion') return {}
  switch (role.of) {
    case 'peer':
      return address('ipaddr_peer')
    case 'src_port':
    case 'dst_port':
    case 'vlan':
      return range(role.of)
    case 'direction': {
      const direction = directions.get(text.toLowerCase())
      return direction === undefined
        ? `“${text}” is no direction: any, source or destination`
        : { ipaddr_direction: direction }
    }
    default:
      return /^\d{1,9}$/.test(text) ? { [role.of]: Number(text) } : `“${text}” is no whole number`
  }
}

/** What is wrong with a whole row, though each of its cells says something. */
function wrongWith(rule: Criterion): string | undefined {
  const [problem] = Object.entries(problemsOf(CriterionIn, rule))
  if (!problem) return undefined
  const [name, words] = problem
  return `${labels.get(name) ?? name}: ${words}`
}

/** The criteria of each name, and what came of each line. */
export function criteriaIn(table: ListTable, roles: readonly Role[]) {
  const wanted = new Map<string, Criterion[]>()
  const lines = table.rows.map((cells, at): ResolvedLine => {
    const text = cells.filter(Boolean).join(', ')
    const line = { line: table.lines[at] ?? at + 1, text, cells, ids: [] }
    const said: Said = {}
    const addresses: Said[] = []
    let name = ''
    for (const [column, role] of roles.entries()) {
      const cell = plainCell(cells[column] ?? '').trim()
      if (cell === '') continue
      if (role.as === 'custom') name = cell
      const part = saidBy(role, cell)
      if (typeof part === 'string') return { ...line, state: 'unreadable', why: part }
      // Several addresses in a row, as of the fourth version and the sixth, are several criteria.
      if ('ipaddr' in part) addresses.push(part)
      else Object.assign(said, part)
    }
    if (name === '') return { ...line, state: 'unreadable', why: 'It names no custom device' }
    const rules = (addresses.length > 0 ? addresses : [{}]).map((address) => ruleOf({ ...said, ...address }))
    if (rules.some((rule) => Object.keys(rule).length === 0))
      return { ...line, state: 'unreadable', why: 'It has no criterion: no criterion would mean all traffic' }
    const why = rules.map(wrongWith).find((words) => words !== undefined)
    if (why !== undefined) return { ...line, state: 'unreadable', why }
    const all = wanted.get(name) ?? []
    for (const rule of rules) all.push(...without([rule], all))
    wanted.set(name, all)
    return { ...line, state: 'found' }
  })
  return { wanted, lines }
}

interface Asked {
  appliance: Appliance
  signal: AbortSignal
  table: ListTable | undefined
  roles: readonly Role[]
  reason: string
  notes: readonly string[]
}

/** @throws ApiError, NotFindable */
export async function planCustomDevices({ appliance, signal, table, roles, reason, notes }: Asked): Promise<Outcome> {
  if (!table || table.rows.length === 0) throw new NotFindable('Put rows into the list first')
  const { wanted, lines } = criteriaIn(table, roles)
  const now = await customDevicesNow({ appliance, signal })
  const fresh: Step['items'][number][] = []
  const more: Step['items'][number][] = []
  const said = [...notes]
  let criteria = 0
  let added = 0
  let same = 0
  for (const [name, rules] of wanted) {
    const known = now.filter((one) => one.name === name)
    const [one] = known
    if (known.length > 1) said.push(`${known.length} custom devices are called ${name}: not planned.`)
    else if (!one) {
      fresh.push(customDeviceItem(name, { was: null, becomes: rules }))
      criteria += rules.length
    } else {
      const lacking = without(rules, one.criteria)
      if (lacking.length === 0) {
        same += 1
        continue
      }
      more.push(customDeviceItem(name, { was: one.criteria, becomes: [...one.criteria, ...lacking] }))
      added += lacking.length
    }
  }
  for (const [name, twin] of newTwins(
    fresh.map((item) => item.name),
    now.map((one) => one.name),
  ))
    said.push(`${name} would be a custom device beside ${twin}, which differs only in case.`)
  if (same > 0) said.push(`${count(same, 'custom device', 'custom devices')} left: the criteria are there already.`)
  const oneByOne = !takesCriteria(appliance)
  if (oneByOne && fresh.length + more.length > 0)
    said.push(`Release ${appliance.release} takes criteria one by one: each is a request of its own.`)
  const steps: Step[] = []
  const these = (items: readonly unknown[]) => count(items.length, 'custom device', 'custom devices')
  if (fresh.length > 0) {
    const words = `Create ${these(fresh)} with ${count(criteria, 'criterion', 'criteria')}`
    steps.push(
      customDeviceStep(
        { id: 'create', words, short: '+ custom device', items: fresh },
        oneByOne ? fresh.length + criteria : undefined,
      ),
    )
  }
  if (more.length > 0) {
    const words = `Add ${count(added, 'criterion', 'criteria')} to ${these(more)}`
    steps.push(customDeviceStep({ id: 'add', words, short: '+ criteria', items: more }, oneByOne ? added : undefined))
  }
  const counts = { found: 0, missing: 0, ambiguous: 0, contradictory: 0, unreadable: 0 }
  for (const { state } of lines) counts[state] += 1
  const id = newPlanId()
  const changed = fresh.length + more.length
  const chosen = `A list of ${count(lines.length, 'line', 'lines')}`
  return {
    made: {
      plan: {
        id,
        title: `Make or change ${these([...fresh, ...more])}`,
        chosen,
        ...(reason && { reason }),
        appliance: appliance.id,
        applianceName: appliance.name,
        steps,
        notes: said,
        madeAt: Date.now(),
        page: `/tags/assign?plan=${id}`,
      },
      things: ['custom device', 'custom devices'],
      changed,
      chosen: wanted.size,
      created: [],
      cleared: 0,
      dropped: 0,
      reads: 1,
    },
    found: {
      devices: new Map(),
      ids: [],
      words: chosen,
      list: { lines, ids: [], counts, devices: new Map(), requests: 1, complete: true, roles },
    },
    contradictions: [],
    names: [],
  }
}

import type { Appliance } from '../../api/appliance'
import { call } from '../../api/send'
import { catalog } from '../../catalog'
import type { Filter } from '../../catalog/filter'
import { deviceFields } from '../../catalog/filter-fields'
import { groupFieldWords } from '../../catalog/shapes/device-group'
import { ruleWords } from '../../crud/filter-tree/sentence'
import type { Rule } from './draft'
import { selectionOf } from './use-members'

export interface Verdict {
  words: string
  fits: boolean
  /** 0 for the whole rule. */
  level: number
}

/** More rules are not asked one by one. */
const most = 40

const joins = { and: 'All of these', or: 'Any of these', not: 'None of these' }

/** The parts of a filter from the top, each to be asked for alone. */
function partsOf(filter: Filter, level = 0): { filter: Filter; words: string; level: number }[] {
  if (!('rules' in filter)) return [{ filter, words: ruleWords(filter, deviceFields), level }]
  return [{ filter, words: joins[filter.operator], level }, ...filter.rules.flatMap((rule) => partsOf(rule, level + 1))]
}

/** Asks the appliance about one device, rule by rule: it alone knows how it compares. */
export async function verdicts(
  appliance: Appliance,
  rule: Rule,
  { customToo, id, signal }: { customToo: boolean; id: number; signal?: AbortSignal },
): Promise<Verdict[]> {
  const [found, kind] = await Promise.all([
    byRule(appliance, rule, id, signal),
    customToo ? [] : byKind(appliance, id, signal),
  ])
  return [...found, ...kind]
}

/** Where custom devices are left out, that is a rule as well. */
async function byKind(appliance: Appliance, id: number, signal?: AbortSignal): Promise<Verdict[]> {
  const device = await call(appliance, catalog.devices.operations.get, { params: { id } }, { signal })
  return [{ words: 'Is no custom device', level: 0, fits: device.device_class !== 'custom' }]
}

async function byRule(appliance: Appliance, rule: Rule, id: number, signal?: AbortSignal): Promise<Verdict[]> {
  const { search, list } = catalog.devices.operations
  if ('filter' in rule) {
    const parts = partsOf(rule.filter).slice(0, most)
    return Promise.all(
      parts.map(async ({ filter, words, level }) => {
        const only: Filter = { operator: 'and', rules: [{ field: 'id', operator: '=', operand: id }, filter] }
        const body = { filter: only, limit: 1, result_fields: ['id'] }
        const rows = await call(appliance, search, { body }, { signal })
        return { words, level, fits: rows.some((row) => row.id === id) }
      }),
    )
  }
  const { query } = selectionOf(rule)
  const rows = await call(appliance, list, { query: { ...query, limit: 100_000 } }, { signal })
  return [{ words: `${groupFieldWords[rule.field]}: ${rule.value}`, level: 0, fits: rows.some((row) => row.id === id) }]
}

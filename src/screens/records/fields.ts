/** The fields that a filter over records can name: those of the types, of the appliance's formats, and those seen. */
import type { FilterField, FilterFieldType } from '../../catalog/filter-fields'
import { fieldsOfTypes, fieldWords } from '../../catalog/record-types'
import type { RecordField } from '../../catalog/record-types/record-type'
import type { RecordFormat } from '../../catalog/records'

const types: Record<RecordField['type'], FilterFieldType> = {
  string: 'text',
  strings: 'text',
  number: 'number',
  boolean: 'boolean',
  ipaddr: 'address',
  device: 'text',
  object: 'text',
}

/** Names that stand for several fields at once. */
const wide: readonly FilterField[] = [
  { name: '.ipaddr', label: 'Any address', type: 'address' },
  { name: '.port', label: 'Any port', type: 'number' },
  { name: '.any', label: 'Any field', type: 'text' },
]

const known = {
  method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
} as const

const choices = (values: readonly string[]) => values.map((value) => ({ value, label: value }))

function filterField({ name, type, kind }: RecordField): FilterField {
  return {
    name,
    label: fieldWords(name),
    type: kind === 'millis' ? 'moment' : types[type],
    ...(name === 'method' && { values: choices(known.method) }),
    ...(type === 'device' && { operators: ['=', '!=', 'in', 'not_in', 'exists', 'not_exists'] as const }),
  }
}

const formatTypes = new Map<string, RecordField['type']>(
  (Object.keys(types) as RecordField['type'][]).map((type) => [type, type]),
)

/**
 * @param chosen the record types; none is all
 * @param formats what the appliance says of its types, where the release does
 * @param seen fields that records in sight have beside those
 */
export function filterFields(
  chosen: readonly string[],
  formats: readonly RecordFormat[] = [],
  seen: Iterable<string> = [],
): FilterField[] {
  const all = new Map<string, FilterField>()
  for (const field of fieldsOfTypes(chosen)) {
    if (field.type !== 'object') all.set(field.name, filterField(field))
  }
  if (fieldsOfTypes(chosen).some(({ name }) => name === 'ex'))
    all.set('ex.isSuspicious', { name: 'ex.isSuspicious', label: 'Is suspicious', type: 'boolean' })
  for (const format of formats) {
    if (chosen.length > 0 && !chosen.includes(format.name)) continue
    for (const { name, display_name, data_type } of format.fields ?? []) {
      if (all.has(name)) continue
      const type = formatTypes.get(data_type ?? '') ?? 'string'
      if (type !== 'object') all.set(name, { ...filterField({ name, type }), label: display_name ?? fieldWords(name) })
    }
  }
  for (const field of wide) all.set(field.name, field)
  for (const name of seen)
    if (!all.has(name))
      all.set(name, {
        name,
        label: name,
        type: 'text',
        operators: ['=', '!=', '<', '<=', '>', '>=', '~', '!~', 'startswith', 'in', 'not_in', 'exists', 'not_exists'],
      })
  return [...all.values()]
}

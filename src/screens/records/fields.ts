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
  { name: '.ipaddr', label: 'Any address', type: 'address', about: 'address of either end' },
  { name: '.port', label: 'Any port', type: 'number', about: 'port of either end' },
  { name: '.any', label: 'Any field', type: 'text', about: 'whatever the record holds' },
]

const known = {
  method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
} as const

const choices = (values: readonly string[]) => values.map((value) => ({ value, label: value }))

const typeWords: Record<RecordField['type'], string> = {
  string: 'text',
  strings: 'several texts',
  number: 'number',
  boolean: 'yes or no',
  ipaddr: 'IP address or block',
  device: 'device, by its discovery id',
  object: 'several fields',
}
const kindWords: Record<NonNullable<RecordField['kind']>, string> = {
  millis: 'time',
  span: 'number of ms',
  seconds: 'number of seconds',
  bytes: 'number of bytes',
}

const aboutField = ({ type, kind, note }: Pick<RecordField, 'type' | 'kind' | 'note'>): string =>
  [kind ? kindWords[kind] : typeWords[type], ...(note ? [note] : [])].join('. ')

function filterField(field: RecordField): FilterField {
  const { name, type, kind } = field
  return {
    name,
    label: fieldWords(name),
    about: aboutField(field),
    type: kind === 'millis' ? 'moment' : types[type],
    ...(name === 'method' && { values: choices(known.method) }),
    ...(type === 'device' && {
      operators: ['=', '!=', 'in', 'not_in', 'exists', 'not_exists'] as const,
      refers: { to: 'devices', by: 'discovery_id' } as const,
    }),
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
    all.set('ex.isSuspicious', {
      name: 'ex.isSuspicious',
      label: 'Is suspicious',
      type: 'boolean',
      about: 'yes or no',
    })
  for (const format of formats) {
    if (chosen.length > 0 && !chosen.includes(format.name)) continue
    for (const { name, display_name, data_type, description } of format.fields ?? []) {
      const known = all.get(name)
      // What this appliance says of a field is nearer to the truth than what is known of all.
      if (known && description) all.set(name, { ...known, about: `${known.about ?? ''}. ${description}` })
      if (known) continue
      const type = formatTypes.get(data_type ?? '') ?? 'string'
      const field = filterField({ name, type, ...(description && { note: description }) })
      if (type !== 'object') all.set(name, { ...field, label: display_name ?? fieldWords(name) })
    }
  }
  // What every type has and few ask for stands behind what is asked for.
  const rare = [...all.values()].filter(({ name }) => name.endsWith('IsExternal'))
  for (const field of rare) {
    all.delete(field.name)
    all.set(field.name, field)
  }
  for (const field of wide) all.set(field.name, field)
  for (const name of seen)
    if (!all.has(name))
      all.set(name, {
        name,
        label: name,
        type: 'text',
        about: 'seen in the records',
        operators: ['=', '!=', '<', '<=', '>', '>=', '~', '!~', 'startswith', 'in', 'not_in', 'exists', 'not_exists'],
      })
  return [...all.values()]
}

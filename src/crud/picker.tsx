/**
 * Finding objects by what people know of them. Devices are searched on the appliance, since there may be tens of
 * thousands; everything else is a list that is read once and searched here.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import { reasonOf, type Appliance } from '../api/appliance'
import { useKeyTrouble } from '../api/key-trouble'
import { useAppliance } from '../api/session'
import { asSpelled, macOf, spelledAs } from '../catalog/addresses'
import { devices } from '../catalog/devices'
import type { Resource } from '../catalog/operation'
import { ComboBox } from '../ui/combo-box'
import { MultiComboBox } from '../ui/multi-combo-box'
import { useNamedDevices } from './device-list/use-named-devices'
import { withNames } from './known-names'
import { listQuery } from './list-query'
import { idOf, nameOf, resourceOf, type Row } from './model'
import { NotLookedUp } from './not-read'

interface Option {
  value: string
  label: string
  hint?: string
  also: string
}

interface PickerProps {
  label: string
  /** The resource whose objects are looked for. */
  to: string
  optional?: boolean
  hint?: ReactNode
  error?: ReactNode
  autoFocus?: boolean | undefined
  /** Ids that are not offered, such as those assigned already. */
  without?: ReadonlySet<string>
}

/** Enough to find a device by; who sees more writes more of its name. */
const found = 50

const second = ['ipaddr4', 'ipaddr6', 'macaddr', 'description', 'vendor'] as const

/** A MAC address in the spellings that people write. */
function spellings(mac: string): string[] {
  const plain = mac.replaceAll(':', '')
  const parts = (size: number, by: string) => plain.match(new RegExp(`.{${size}}`, 'g'))?.join(by) ?? ''
  return [mac, parts(2, '-'), parts(4, '.'), plain]
}

/** `text`: what was asked for; an address in another spelling finds what has it. */
function optionOf(resource: Resource, row: Row, text = ''): Option {
  const others = second.flatMap((name) => {
    const value = row[name]
    return typeof value === 'string' && value !== '' ? [value] : []
  })
  const mac = typeof row.macaddr === 'string' ? macOf(row.macaddr) : undefined
  const [hint] = others
  return {
    value: idOf(resource, row),
    label: nameOf(resource, row),
    also: [...others, spelledAs(text, others), ...(mac === undefined ? [] : spellings(mac)), idOf(resource, row)].join(
      ' ',
    ),
    ...(hint !== undefined && { hint }),
  }
}

/** The options for what was typed, and why there are none. */
function useObjects(appliance: Appliance, to: string, text: string) {
  const resource = resourceOf(to)
  const list = resource?.operations.list
  const onServer = to === 'devices'
  const reason = list ? reasonOf(list, appliance) : `The appliance has no list of ${to}`
  const input = onServer
    ? { query: { limit: found, search_type: 'any', ...(text.trim() && { value: asSpelled(text) }) } }
    : {}
  const rows = useQuery({
    // A disabled query still needs a key; without a list it never runs.
    ...(list ? searchQuery(appliance, list, input, onServer) : { queryKey: ['nothing'], queryFn: () => [] }),
    enabled: reason === undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const options = useMemo(
    () => (resource && rows.data ? rows.data.map((row) => optionOf(resource, row, text)) : []),
    [resource, rows.data, text],
  )
  return {
    options,
    reason,
    pending: rows.isFetching,
    old: rows.isPlaceholderData,
    failed: rows.isError,
    onServer,
    again: () => void rows.refetch(),
  }
}

// Named apart, so that the type of the two branches above is one.
function searchQuery(
  appliance: Appliance,
  list: NonNullable<Resource['operations'][string]>,
  input: { query?: Record<string, unknown> },
  onServer: boolean,
) {
  const options = listQuery(appliance, list, input, onServer ? 'one page' : 'all')
  return { queryKey: options.queryKey, queryFn: options.queryFn }
}

/** Names that were seen, so that what is chosen keeps its name when the search has moved on. */
function useKnownNames(options: readonly Option[]): ReadonlyMap<string, Option> {
  const [known, setKnown] = useState<ReadonlyMap<string, Option>>(new Map())
  const next = withNames(known, options)
  if (next !== known) setKnown(next)
  return next
}

function usePicker({ to, without }: PickerProps, chosen: readonly string[]) {
  const appliance = useAppliance()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text)
  const objects = useObjects(appliance, to, wanted)
  const known = useKnownNames(objects.options)
  const offered = objects.options.filter((option) => !without?.has(option.value))
  const missing = chosen.filter((id) => !offered.some((option) => option.value === id))
  const options = [...offered, ...missing.map((id) => known.get(id) ?? { value: id, label: `Id ${id}` })]
  const unread = useKeyTrouble(appliance.id) !== undefined
  const problem = objects.failed && <NotLookedUp unread={unread} onRetry={objects.again} pending={objects.pending} />
  return {
    options,
    pending: objects.pending,
    // The text goes on before its answer is here.
    stale: objects.onServer && (objects.old || wanted !== text),
    unread,
    problem: objects.reason ?? (problem || undefined),
    // Only where nothing can be searched may an id be written.
    allowCustom: objects.reason !== undefined || (objects.failed && !unread),
    ...(objects.onServer && { onInput: setText }),
  }
}

/** One object, searched by name. */
export function OnePicker(
  props: PickerProps & { value: string | undefined; onChange: (id: string | undefined) => void },
) {
  const { label, optional, hint, error, value, onChange } = props
  const { problem, ...search } = usePicker(props, value === undefined ? [] : [value])
  return (
    <ComboBox
      {...search}
      label={label}
      optional={optional}
      hint={problem ?? hint}
      error={error}
      value={value}
      onChange={onChange}
      placeholder="Search by name"
    />
  )
}

interface ManyProps extends PickerProps {
  value: string[]
  onChange: (ids: string[], names: string[]) => void
}

/** Several objects, searched by name; several devices at once by a list of what names them. */
export function ManyPicker(props: ManyProps) {
  const { label, to, without, optional, hint, error, value, onChange } = props
  const { problem, ...search } = usePicker(props, value)
  const [listed, setListed] = useState<ReadonlyMap<string, string>>(new Map())
  const options = search.options.map((option) => {
    const name = value.includes(option.value) ? listed.get(option.value) : undefined
    return name === undefined ? option : { ...option, label: name }
  })
  const names = new Map(options.map((option) => [option.value, option.label]))
  const named = useNamedDevices({
    value,
    optionOf: (device) => {
      const option = optionOf(devices, device)
      return without?.has(option.value) ? undefined : option
    },
    onAdd: (added) => {
      const fresh = added.map((option) => [option.value, option.label] as const)
      const all = new Map([...names, ...fresh])
      const ids = [...value, ...fresh.map(([id]) => id)]
      setListed(new Map([...listed, ...fresh]))
      onChange(
        ids,
        ids.map((id) => all.get(id) ?? id),
      )
    },
  })
  return (
    <MultiComboBox
      {...search}
      options={options}
      pending={search.pending || named.pending}
      label={label}
      optional={optional}
      hint={named.words ?? problem ?? hint}
      autoFocus={props.autoFocus}
      error={error}
      value={value}
      onChange={(ids) =>
        onChange(
          ids,
          ids.map((id) => names.get(id) ?? id),
        )
      }
      placeholder={to === 'devices' ? 'Search, or paste addresses and names' : 'Search by name'}
      {...(to === 'devices' && { onSeveral: named.onSeveral })}
    />
  )
}

import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState, type ReactNode } from 'react'
import { reasonOf } from '../../api/appliance'
import { useKeyTrouble } from '../../api/key-trouble'
import { call } from '../../api/send'
import { useAppliance } from '../../api/session'
import { asSpelled, spelledAs } from '../../catalog/addresses'
import { devices, type Device } from '../../catalog/devices'
import { isList } from '../../catalog/filter-fields'
import { ComboBox } from '../../ui/combo-box'
import { MultiComboBox } from '../../ui/multi-combo-box'
import type { Option } from '../../ui/option'
import { useNamedDevices } from '../device-list/use-named-devices'
import { discoveredDevice } from '../discovered-device'
import { NotLookedUp } from '../not-read'
import { isDiscoveryId, itemsOf, operandText } from './sent'
import type { DraftRule } from './tree'
import styles from './filter-tree.module.css'

interface Props {
  rule: DraftRule
  error: string | undefined
  hint: ReactNode
  onChange: (text: string | readonly string[]) => void
}

/** Enough to find a device by; who sees more writes more of its name. */
const most = 50
/** Chosen devices whose names are asked for. */
const mostNamed = 20

const optionOf = ({ discovery_id, display_name, ipaddr4, ipaddr6, macaddr }: Device, typed = ''): Option[] =>
  discovery_id
    ? [
        {
          value: discovery_id,
          label: display_name || discovery_id,
          hint: ipaddr4 ?? macaddr ?? '',
          also: [ipaddr6, macaddr, discovery_id, spelledAs(typed, [ipaddr4, ipaddr6, macaddr])].join(' '),
        },
      ]
    : []

/** A device, searched by what people know of it; the operand is its discovery id. */
export function DeviceValue({ rule, error, hint, onChange }: Props) {
  const appliance = useAppliance()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  const { list } = devices.operations
  const reason = reasonOf(list, appliance)
  const query = { limit: most, search_type: 'any' as const, ...(wanted !== '' && { value: asSpelled(wanted) }) }
  const found = useQuery({
    queryKey: [appliance.id, 'devices', 'to choose from', query],
    queryFn: ({ signal }) => call(appliance, list, { query }, { signal }),
    enabled: reason === undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const unread = useKeyTrouble(appliance.id) !== undefined
  const chosen = isList(rule.operator) ? itemsOf(rule.operand) : [operandText(rule.operand)].filter(Boolean)
  const offered = (found.data ?? []).flatMap((device) => optionOf(device, wanted))
  const [listed, setListed] = useState<readonly Option[]>([])
  const asked = useQueries({
    queries: chosen
      .filter((id) => isDiscoveryId(id) && !listed.some(({ value }) => value === id))
      .slice(0, mostNamed)
      .map((id) => ({ ...discoveredDevice(appliance, id), enabled: reason === undefined })),
  })
  const known = [...listed, ...asked.flatMap(({ data }) => (data ? optionOf(data) : []))]
  const unique = new Map(known.map((option) => [option.value, option]))
  const extra = [...unique.values()].filter(({ value }) => !offered.some((option) => option.value === value))
  const named = useNamedDevices({
    value: chosen,
    optionOf: (device) => optionOf(device)[0],
    onAdd: (added) => {
      setListed([...listed, ...added])
      onChange([...chosen, ...added.map(({ value }) => value)])
    },
  })
  const shared = {
    label: 'Value',
    hideLabel: true,
    small: true,
    className: styles.value,
    error,
    hint:
      reason === undefined && found.isError ? (
        <NotLookedUp unread={unread} onRetry={() => void found.refetch()} pending={found.isFetching} />
      ) : (
        (hint ?? reason)
      ),
    options: [...offered, ...extra],
    onInput: setText,
    pending: found.isFetching,
    stale: found.isPlaceholderData || wanted !== text.trim(),
    // An id that somebody knows is taken as it is; anything else is the name of one that is there.
    allowCustom: reason !== undefined || (found.isError && !unread) || isDiscoveryId(text),
    unread,
    placeholder: 'Search by name or address',
  }
  if (isList(rule.operator))
    return (
      <MultiComboBox
        {...shared}
        hint={named.words ?? shared.hint}
        pending={shared.pending || named.pending}
        onSeveral={named.onSeveral}
        value={chosen}
        onChange={onChange}
      />
    )
  return <ComboBox {...shared} value={chosen[0]} onChange={(next) => onChange(next ?? '')} />
}

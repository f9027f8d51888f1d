/** Which objects a chart is about: devices are searched on the appliance, all others in lists that are read once. */
import { useQueries, useQuery, keepPreviousData } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { exists, reasonOf, type Appliance } from '../../api/appliance'
import { asSpelled, spelledAs } from '../../catalog/addresses'
import { measures, type MetricObjectType } from '../../catalog/metrics'
import { resourceOfType, tellName, typeWords, useSourceNames } from '../../crud/chart/object-names'
import { listQuery } from '../../crud/list-query'
import { idOf, nameOf } from '../../crud/model'
import { NotRead } from '../../crud/not-read'
import { list } from '../../ui/format'
import { wordsIn } from '../../ui/looked-for'
import { MultiComboBox } from '../../ui/multi-combo-box'
import { sourceKey, type Source } from '../../work/metrics/panel'
import { readSource } from './board'
import styles from './charts.module.css'
import { foundBy } from './found-by'

/** In the order in which they are offered; devices come first. */
const listed: readonly MetricObjectType[] = [
  'device_group',
  'activity_group',
  'application',
  'network',
  'vlan',
  'system',
]
const found = 40

interface Props {
  appliance: Appliance
  label: string
  value: readonly Source[]
  onChange: (value: Source[]) => void
  hint?: string | undefined
}

interface Named {
  source: Source
  name: string
  hint: string
}

const has = ({ name, hint }: Named, words: readonly string[]): boolean =>
  words.every((word) => `${name} ${hint}`.toLowerCase().includes(word))

interface Lists {
  named: readonly Named[]
  /** What could not be read, in words, and how to ask for it again. */
  failed: readonly { words: string; again: () => void; pending: boolean }[]
}

function useLists(appliance: Appliance, wanted: boolean): Lists {
  return useQueries({
    queries: listed.map((type) => {
      const all = resourceOfType(type)?.operations['list']
      const offered =
        all && measures(appliance.release, type) && exists(all, appliance) && reasonOf(all, appliance) === undefined
      const options = all && listQuery(appliance, all)
      return {
        queryKey: options?.queryKey ?? ['no list', type],
        queryFn: options?.queryFn ?? (() => Promise.resolve([])),
        enabled: wanted && offered === true,
        staleTime: 60_000,
        retry: false,
      }
    }),
    combine: (results) => ({
      named: listed.flatMap((type, index) => {
        const resource = resourceOfType(type)
        const rows: unknown = results[index]?.data
        if (!resource || !Array.isArray(rows)) return []
        return (rows as Record<string, unknown>[]).flatMap((row): Named[] => {
          const id = Number(idOf(resource, row))
          return Number.isInteger(id)
            ? [{ source: { type, id }, name: nameOf(resource, row), hint: typeWords[type] }]
            : []
        })
      }),
      failed: listed.flatMap((type, index) => {
        const read = results[index]
        const words = resourceOfType(type)?.words[1]
        if (!read?.isError || words === undefined) return []
        return [{ words, again: () => void read.refetch(), pending: read.isFetching }]
      }),
    }),
  })
}

function useDevices(appliance: Appliance, text: string, wanted: boolean) {
  const resource = resourceOfType('device')
  const all = resource?.operations['list']
  const input = { query: { limit: found, ...(text.trim() && { search_type: 'any', value: asSpelled(text) }) } }
  const options = all && listQuery(appliance, all, input, 'one page')
  const read = useQuery({
    queryKey: options?.queryKey ?? ['no devices'],
    queryFn: options?.queryFn ?? (() => Promise.resolve([])),
    enabled: wanted && all !== undefined && reasonOf(all, appliance) === undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const devices = useMemo(() => {
    const rows: unknown = read.data
    if (!resource || !Array.isArray(rows)) return []
    const words = wordsIn(text)
    const named = (rows as Record<string, unknown>[]).flatMap((row) => {
      const id = Number(idOf(resource, row))
      if (!Number.isInteger(id)) return []
      const addresses = [row['ipaddr4'], row['ipaddr6'], row['macaddr']]
      const address = row['ipaddr4'] ?? row['macaddr']
      const one: Named = {
        source: { type: 'device', id },
        name: nameOf(resource, row),
        hint: typeof address === 'string' ? address : 'Device',
      }
      const seen = has(one, words)
      const by = seen ? undefined : (foundBy(resource, row, words) ?? spelledAs(text, addresses))
      return [{ seen, one: by === undefined ? one : { ...one, hint: `${one.hint} · ${by}` } }]
    })
    return named.toSorted((a, b) => Number(b.seen) - Number(a.seen)).map(({ one }) => one)
  }, [read.data, resource, text])
  // Options of what was typed before are not offered for what is typed now.
  return {
    devices: read.isPlaceholderData ? [] : devices,
    pending: read.isFetching,
    failed: read.isError ? [{ words: 'devices', again: () => void read.refetch(), pending: read.isFetching }] : [],
  }
}

export function SourceField({ appliance, label, value, onChange, hint }: Props) {
  const [text, setText] = useState('')
  const [near, setNear] = useState(false)
  const wanted = useDeferredValue(text)
  const others = useLists(appliance, near)
  const { devices, pending, failed } = useDevices(appliance, wanted, near)
  // Two such fields share what is read; it is said where somebody looks for a source.
  const unread = near ? [...failed, ...others.failed] : []
  const names = useSourceNames(appliance, value)
  const words = wordsIn(wanted)
  const offered = [...devices, ...others.named.filter((one) => has(one, words))]
  const options = offered.map(({ source, name, hint: beside }) => ({
    value: sourceKey(source),
    label: name,
    hint: beside,
  }))
  const chosen = value.map((source) => sourceKey(source))
  const missing = chosen.filter((key) => !options.some((option) => option.value === key))
  return (
    // Lists are read when somebody comes near, not with the page.
    <div onFocus={() => setNear(true)} onPointerEnter={() => setNear(true)}>
      <MultiComboBox
        label={label}
        placeholder="Find devices, groups, networks"
        hint={
          unread.length === 0 ? (
            hint
          ) : (
            <NotRead
              onRetry={() => {
                for (const { again } of unread) again()
              }}
              pending={unread.some((one) => one.pending)}
            >
              Not offered, since they could not be read: {list(unread.map(({ words }) => words))}. The request log says
              why.
            </NotRead>
          )
        }
        value={chosen}
        pending={pending}
        unread={failed.length > 0}
        onInput={setText}
        options={[...options, ...missing.map((key) => ({ value: key, label: names.get(key) ?? key }))]}
        onChange={(keys) => {
          const sources = keys.flatMap((key) => readSource(key) ?? [])
          for (const { source, name } of offered)
            if (keys.includes(sourceKey(source))) tellName(appliance, source, name)
          onChange(sources)
        }}
      />
    </div>
  )
}

/** One source for all charts of a board. */
export function BoardSource({
  appliance,
  value,
  onChange,
}: {
  appliance: Appliance
  value: string
  onChange: (value: string) => void
}) {
  const source = readSource(value)
  return (
    <div className={styles.shared}>
      <SourceField
        appliance={appliance}
        label="All charts show"
        hint={source ? undefined : 'Choose one source to switch every chart to it.'}
        value={source ? [source] : []}
        onChange={(sources) => {
          const last = sources.at(-1)
          onChange(last ? sourceKey(last) : '')
        }}
      />
    </div>
  )
}

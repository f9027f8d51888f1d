/** The devices that a rule finds, while it is written. Answers to an older rule are dropped. */
import { useEffect, useState } from 'react'
import type { Appliance } from '../../api/appliance'
import { isCancelled } from '../../api/errors'
import { readAll, readsBySearch } from '../../api/pages'
import type { Device } from '../../catalog/devices'
import type { Rule } from './draft'

export interface Found {
  devices: readonly Device[]
  /** More may be on their way. */
  complete: boolean
  error: unknown
}

export interface Members extends Found {
  /** What is shown is of an older rule. */
  pending: boolean
  again: () => void
}

/** ms without a change until the appliance is asked. */
const pause = 350

/** What is shown of a member, and what tells a custom device. */
const fields = ['display_name', 'default_name', 'ipaddr4', 'ipaddr6', 'macaddr', 'device_class']
/** Rows of a page: of a few fields all there are, of whole rows no more than is read at once. */
const most = { some: 100_000, whole: 10_000 }

/** How a rule is asked for. */
export const selectionOf = (rule: Rule) =>
  'filter' in rule ? { filter: rule.filter } : { query: { search_type: rule.field, value: rule.value } }

export function useMembers(appliance: Appliance, rule: Rule | undefined, customToo: boolean): Members {
  const key = rule && JSON.stringify({ rule, customToo })
  const [round, setRound] = useState(0)
  const [found, setFound] = useState<Found & { of: string | undefined }>({
    of: undefined,
    devices: [],
    complete: true,
    error: undefined,
  })
  useEffect(() => {
    if (key === undefined) return undefined
    const stop = new AbortController()
    const asked = JSON.parse(key) as { rule: Rule; customToo: boolean }
    const fits = (rows: readonly Device[]) =>
      asked.customToo ? rows : rows.filter((device) => device.device_class !== 'custom')
    // What is answered to an older rule is dropped, however late it comes.
    const show = (now: Found) => {
      if (!stop.signal.aborted) setFound({ of: key, ...now })
    }
    const ask = async () => {
      try {
        const selection = selectionOf(asked.rule)
        const all = await readAll(appliance, {
          ...selection,
          fields,
          signal: stop.signal,
          // Something to look at, then everything.
          firstPage: 200,
          pageSize: readsBySearch(appliance, selection.query) ? most.some : most.whole,
          onPage: ({ rows, loaded }) => {
            // The first page alone is shown early; what follows comes as a whole.
            if (loaded === rows.length) show({ devices: fits(rows), complete: false, error: undefined })
          },
        })
        show({ devices: fits(all.rows), complete: true, error: undefined })
      } catch (error) {
        if (!isCancelled(error)) show({ devices: [], complete: true, error })
      }
    }
    const timer = setTimeout(() => void ask(), pause)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [appliance, key, round])
  if (key === undefined)
    return { devices: [], complete: true, error: undefined, pending: false, again: () => undefined }
  const { of, ...shown } = found
  return { ...shown, pending: of !== key, again: () => setRound(round + 1) }
}

/** Rows of a list that are devices, as every device has an id. */
export const devicesIn = (rows: readonly Readonly<Record<string, unknown>>[] | undefined): readonly Device[] =>
  (rows ?? []).filter((row): row is Device => typeof row.id === 'number')

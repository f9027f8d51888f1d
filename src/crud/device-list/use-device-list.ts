/** A list while it is typed: read soon after, and resolved against the appliance when asked. */
import { useEffect, useState } from 'react'
import type { Appliance } from '../../api/appliance'
import { isCancelled } from '../../api/errors'
import type { Device } from '../../catalog/devices'
import { findDevices, type FindOptions } from './find-devices'
import { readList } from './read'
import { keysOf, resolveList, type Resolved } from './resolve'
import type { Role } from './roles'
import type { ListTable } from './table'

/** What an operator gave. */
export interface DeviceListSource {
  text: string
  /** The name of the file that the text is of. */
  file?: string | undefined
  /** What the columns are taken as, where that was changed. */
  roles?: readonly Role[] | undefined
}

export const noSource: DeviceListSource = { text: '' }

export interface ReadSource {
  table: ListTable | undefined
  /** Why there is none. */
  problem: string | undefined
  pending: boolean
}

/** ms without a key until what is typed is read. */
const pause = 200

/** The table in a source. While a newer text is read, the older table stays and `pending` is true. */
export function useReadSource({ text }: DeviceListSource): ReadSource {
  const [read, setRead] = useState<{ text: string; table?: ListTable; problem?: string }>({ text: '' })
  useEffect(() => {
    if (text === '') return undefined
    const stop = new AbortController()
    const timer = setTimeout(() => {
      readList(text, stop.signal).then(
        (table) => setRead({ text, table }),
        (error: unknown) => {
          if (!stop.signal.aborted)
            setRead({ text, problem: error instanceof Error ? error.message : 'It could not be read' })
        },
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])
  if (text === '') return { table: undefined, problem: undefined, pending: false }
  return { table: read.table, problem: read.problem, pending: read.text !== text }
}

export interface ResolvedList extends Resolved {
  /** The devices that were looked at, by id: those of the lines are among them. */
  devices: ReadonlyMap<number, Device>
  requests: number
  complete: boolean
}

/**
 * What the lines of a list mean on an appliance, with the devices.
 *
 * @throws ApiError, AbortError
 */
export async function resolveDevices(
  appliance: Appliance,
  table: ListTable,
  roles: readonly Role[],
  options: FindOptions = {},
): Promise<ResolvedList> {
  const { index, requests, complete } = await findDevices(
    appliance,
    await keysOf(table, roles, options.signal),
    options,
  )
  const resolved = await resolveList(table, roles, index, options.signal)
  return { ...resolved, devices: index.devices, requests, complete }
}

export interface Resolving {
  list: ResolvedList | undefined
  pending: boolean
  /** Devices read so far. */
  loaded: number
  error: unknown
  again: () => void
}

/** What the lines mean, resolved anew whenever table, roles or known devices change. */
export function useResolved(
  appliance: Appliance,
  table: ListTable | undefined,
  roles: readonly Role[] | undefined,
  known?: readonly Device[],
): Resolving {
  const [round, setRound] = useState(0)
  const [state, setState] = useState<{ of?: ListTable; list?: ResolvedList; error?: unknown; loaded: number }>({
    loaded: 0,
  })
  // Roles are plain data that is made anew in drawing.
  const rolesKey = JSON.stringify(roles ?? table?.roles ?? [])
  useEffect(() => {
    if (!table || table.rows.length === 0) return undefined
    const stop = new AbortController()
    const onProgress = (loaded: number) => setState((was) => ({ ...was, loaded }))
    const wanted = JSON.parse(rolesKey) as Role[]
    resolveDevices(appliance, table, wanted, { signal: stop.signal, known, onProgress }).then(
      (list) => setState({ of: table, list, loaded: 0 }),
      (error: unknown) => {
        if (!stop.signal.aborted && !isCancelled(error)) setState({ of: table, error, loaded: 0 })
      },
    )
    return () => stop.abort()
  }, [appliance, table, rolesKey, known, round])
  const empty = !table || table.rows.length === 0
  return {
    list: empty ? undefined : state.list,
    pending: !empty && state.of !== table,
    loaded: state.loaded,
    error: empty ? undefined : state.error,
    again: () => setRound(round + 1),
  }
}

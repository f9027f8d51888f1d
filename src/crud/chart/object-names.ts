/** Objects that metrics are asked of, by name. */
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { exists, reasonOf, type Appliance } from '../../api/appliance'
import { isApiError } from '../../api/errors'
import { query } from '../../api/query'
import { catalog } from '../../catalog'
import type { Resource } from '../../catalog/operation'
import { fieldOf } from '../../catalog/fields'
import { MetricQuery, type MetricObjectType } from '../../catalog/metrics'
import { sourceKey, type Source } from '../../work/metrics/panel'
import { objectOf } from '../list-query'
import { nameOf, resourceOf } from '../model'
import { useSteady } from './steady'
import { nodeKey } from './words'

const refers = fieldOf('object_ids', MetricQuery.shape.object_ids).meta.refersBy?.to ?? {}

/** The resource that objects of a type are of. */
export const resourceOfType = (type: MetricObjectType): Resource | undefined => resourceOf(refers[type] ?? '')

export const typeWords: Record<MetricObjectType, string> = {
  network: 'Network',
  device: 'Device',
  application: 'Application',
  vlan: 'VLAN',
  device_group: 'Device group',
  activity_group: 'Activity group',
  system: 'Appliance',
}

/** Names that lists have told, so that nothing is read twice for its name; old ones stand until they are read anew. */
const told = new Map<string, { name: string; old: boolean }>()

const keyOf = (appliance: Appliance, source: Source): string => `${appliance.id} ${sourceKey(source)}`

export const tellName = (appliance: Appliance, source: Source, name: string): void =>
  void told.set(keyOf(appliance, source), { name, old: false })

/** What lists have told is read anew by those who show it: it may be called otherwise by now. */
export function ageNames(): void {
  for (const known of told.values()) known.old = true
}

const { list: listNodes } = catalog.nodes.operations

/** The names of the nodes of a Command by `nodeKey`, where several of them have answered. */
export function useNodeNames(appliance: Appliance, wanted: boolean): ReadonlyMap<string, string> {
  const { data } = useQuery({
    ...query(appliance, listNodes, {}),
    enabled: wanted && exists(listNodes, appliance) && reasonOf(listNodes, appliance) === undefined,
    staleTime: 300_000,
    retry: false,
  })
  return useMemo(() => {
    const nodes = Array.isArray(data) ? data : []
    return new Map(nodes.map((node) => [nodeKey(node.id), nameOf(catalog.nodes, node)]))
  }, [data])
}

/** The names of sources by their key; "Device 9363" for those that are not known or not there. */
export const useSourceNames = (appliance: Appliance, sources: readonly Source[]): ReadonlyMap<string, string> =>
  useSources(appliance, sources).names

export interface Sources {
  names: ReadonlyMap<string, string>
  /** Keys of those that the appliance does not know. */
  gone: readonly string[]
  /** Keys of those whose names could not be read. */
  unnamed: readonly string[]
  /** True while one of the unnamed is asked for again. */
  pending: boolean
  /** Asks for the unnamed again. */
  again: () => void
}

/** As `useSourceNames`, and what became of those without a name. */
export function useSources(appliance: Appliance, sources: readonly Source[]): Sources {
  const client = useQueryClient()
  const named = useQueries({
    queries: sources.map((source) => {
      const resource = resourceOfType(source.type)
      const options = resource && objectOf(appliance, resource, String(source.id))
      const reason = resource?.operations['get'] && reasonOf(resource.operations['get'], appliance)
      const known = told.get(keyOf(appliance, source))
      return {
        queryKey: options?.queryKey ?? ['no name', sourceKey(source)],
        queryFn: options?.queryFn ?? (() => Promise.resolve(undefined)),
        enabled: options !== undefined && reason === undefined && known?.old !== false,
        // What was read before it was told is older still.
        staleTime: known ? 0 : 300_000,
        retry: false,
      }
    }),
    combine: (results) =>
      sources.map((source, index) => {
        const {
          data: row,
          error,
          isFetching,
        }: { data?: unknown; error?: unknown; isFetching?: boolean } = results[index] ?? {}
        const resource = resourceOfType(source.type)
        const read =
          resource && typeof row === 'object' && row !== null
            ? nameOf(resource, row as Record<string, unknown>)
            : undefined
        const known = told.get(keyOf(appliance, source))
        const newer = known?.old === false ? known.name : read
        const name = newer ?? known?.name
        const gone = isApiError(error) && error.status === 404
        return {
          key: sourceKey(source),
          name: name ?? `${typeWords[source.type]} ${source.id}`,
          gone,
          unnamed: name === undefined && !gone && isApiError(error),
          pending: isFetching === true,
        }
      }),
  })
  const steady = useSteady(named)
  const known = useMemo(
    () => ({
      names: new Map(steady.map(({ key, name }) => [key, name])),
      gone: steady.filter((one) => one.gone).map(({ key }) => key),
      unnamed: steady.filter((one) => one.unnamed).map(({ key }) => key),
      pending: steady.some((one) => one.unnamed && one.pending),
    }),
    [steady],
  )
  const again = () => {
    for (const source of sources) {
      const resource = known.unnamed.includes(sourceKey(source)) && resourceOfType(source.type)
      const options = resource && objectOf(appliance, resource, String(source.id))
      if (options) void client.refetchQueries({ queryKey: options.queryKey, exact: true })
    }
  }
  return { ...known, again }
}

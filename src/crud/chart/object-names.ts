/** Objects that metrics are asked of, by name. */
import { useQueries } from '@tanstack/react-query'
import { reasonOf, type Appliance } from '../../api/appliance'
import type { Resource } from '../../catalog/operation'
import { fieldOf } from '../../catalog/fields'
import { MetricQuery, type MetricObjectType } from '../../catalog/metrics'
import { sourceKey, type Source } from '../../work/metrics/panel'
import { objectOf } from '../list-query'
import { nameOf, resourceOf } from '../model'

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

/** Names that lists have told, so that nothing is read twice for its name. */
const told = new Map<string, string>()

const keyOf = (appliance: Appliance, source: Source): string => `${appliance.id} ${sourceKey(source)}`

export const tellName = (appliance: Appliance, source: Source, name: string): void =>
  void told.set(keyOf(appliance, source), name)

/** The names of sources by their key; "Device 9363" for those that are not known or not there. */
export function useSourceNames(appliance: Appliance, sources: readonly Source[]): ReadonlyMap<string, string> {
  return useQueries({
    queries: sources.map((source) => {
      const resource = resourceOfType(source.type)
      const options = resource && objectOf(appliance, resource, String(source.id))
      const reason = resource?.operations['get'] && reasonOf(resource.operations['get'], appliance)
      return {
        queryKey: options?.queryKey ?? ['no name', sourceKey(source)],
        queryFn: options?.queryFn ?? (() => Promise.resolve(undefined)),
        enabled: options !== undefined && reason === undefined && !told.has(keyOf(appliance, source)),
        staleTime: 300_000,
        retry: false,
      }
    }),
    combine: (results) => {
      const names = new Map<string, string>()
      for (const [index, source] of sources.entries()) {
        const row: unknown = results[index]?.data
        const resource = resourceOfType(source.type)
        const read =
          resource && typeof row === 'object' && row !== null
            ? nameOf(resource, row as Record<string, unknown>)
            : undefined
        names.set(
          sourceKey(source),
          told.get(keyOf(appliance, source)) ?? read ?? `${typeWords[source.type]} ${source.id}`,
        )
      }
      return names
    },
  })
}

import { useQuery } from '@tanstack/react-query'
import { useAppliance } from '../../api/session'
import type { Operation, Resource } from '../../catalog/operation'
import { listQuery } from '../list-query'
import { idOf, nameFieldOf } from '../model'
import type { Values } from './values'

/**
 * Says of a name that another object of the list has it already. The list behind a form has been read, and nobody waits
 * for it here, unless `reads`.
 */
export function useTwin(resource: Resource, operation: Operation, id?: string, reads = false) {
  const appliance = useAppliance()
  const { list } = resource.operations
  const rows = useQuery({ ...listQuery(appliance, list ?? operation), enabled: reads && list !== undefined })
  const field = nameFieldOf(resource)
  return (values: Values): string | undefined => {
    const name = field === undefined ? undefined : values[field]
    if (field === undefined || typeof name !== 'string' || name === '') return undefined
    const twin = rows.data?.some((row) => row[field] === name && (id === undefined || idOf(resource, row) !== id))
    return twin
      ? `There is a ${resource.words[0]} named ${name} already, which lists and menus do not tell from this one`
      : undefined
  }
}

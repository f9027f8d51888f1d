import { useQuery } from '@tanstack/react-query'
import { useAppliance } from '../../api/session'
import type { Operation, Resource } from '../../catalog/operation'
import { listQuery } from '../list-query'
import { idOf, nameFieldOf } from '../model'
import type { Values } from './values'

/**
 * Says of a name that another object of the list has it already, or that blanks stand around it. The list behind a form
 * has been read, and nobody waits for it here, unless `reads`.
 */
export function useTwin(resource: Resource, operation: Operation, id?: string, reads = false) {
  const appliance = useAppliance()
  const { list } = resource.operations
  const rows = useQuery({ ...listQuery(appliance, list ?? operation), enabled: reads && list !== undefined })
  const field = nameFieldOf(resource)
  return (values: Values): string | undefined => {
    const name = field === undefined ? undefined : values[field]
    if (field === undefined || typeof name !== 'string' || name === '') return undefined
    const others = rows.data?.filter((row) => id === undefined || idOf(resource, row) !== id) ?? []
    // Nobody sees the blanks around a name.
    const seen = name.trim()
    if (others.some((row) => typeof row[field] === 'string' && row[field].trim() === seen))
      return `There is a ${resource.words[0]} named ${seen} already, which lists and menus do not tell from this one`
    return seen === name ? undefined : 'Its name begins or ends with a blank, which nobody sees'
  }
}

import { operations } from '../../catalog'
import type { Operation } from '../../catalog/operation'

/** The read of the same path: what a change or delete will change can be read there first. */
export const twinOf = (operation: Operation): Operation | undefined =>
  operations.find(
    (each) =>
      each.method === 'GET' && each.path === operation.path && each.returns.kind === 'json' && each !== operation,
  )

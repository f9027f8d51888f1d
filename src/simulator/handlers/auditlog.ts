import type { auditlog as resource } from '../../catalog/auditlog'
import type { Handlers } from '../handler'
import { page } from './page'

export const auditlog: Handlers<typeof resource> = {
  list: ({ world, query }) => {
    const newestFirst = [...world.collections.auditlog.all()].toReversed()
    return page(newestFirst, query, 100)
  },
}

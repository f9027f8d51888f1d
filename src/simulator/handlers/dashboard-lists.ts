import type { Prepared } from '../answer'
import { seenBy } from '../dashboard-rights'
import type { AnyContext } from '../handler'

/** The dashboards that relate to an object. They can be listed there, but not assigned. */
export function relatedDashboards({ world, caller }: AnyContext, resource: string, id: number): Prepared {
  const { dashboards } = world.collections
  const ids = world.links.of(resource, id, 'dashboards')
  return dashboards.many(
    [...dashboards.all()].filter((row) => ids.has(row.id)).map((row) => seenBy(world, row, caller)),
  )
}

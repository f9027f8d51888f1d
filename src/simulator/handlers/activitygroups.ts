import type { activitygroups as resource } from '../../catalog/activitygroups'
import type { Handlers } from '../handler'
import { crud, found } from './crud'
import { relatedDashboards } from './dashboard-lists'

export const activitygroups: Handlers<typeof resource> = {
  list: crud('activitygroups').list,
  listDashboards: (context) =>
    relatedDashboards(
      context,
      'activitygroups',
      found(context.world.collections.activitygroups, context.params.id).oid,
    ),
}

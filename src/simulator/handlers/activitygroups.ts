import type { activitygroups as resource } from '../../catalog/activitygroups'
import type { Handlers } from '../handler'
import { crud, found } from './crud'
import { relatedDashboards } from './dashboard-lists'

export const activitygroups: Handlers<typeof resource> = {
  list: crud('activitygroups').list,
  listDashboards: ({ world, params }) =>
    relatedDashboards(world, 'activitygroups', found(world.collections.activitygroups, params.id).oid),
}

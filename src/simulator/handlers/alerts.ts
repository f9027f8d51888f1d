import { compareVersions, later } from '../../catalog/release'
import type { alerts as resource } from '../../catalog/alerts'
import { refuse } from '../answer'
import type { AnyContext, Handlers } from '../handler'
import type { RowOf } from '../world'
import { crud, found } from './crud'
import { relate } from './relate'

/** Detection alerts came after 8.0. */
function check(type: unknown, { world }: AnyContext): void {
  if (type === 'detection' && compareVersions(world.release, later) < 0)
    throw refuse(422, 'Body field "type": this release has threshold alerts only')
}

/** What the lower half of a ratio adds to the metric that the alert itself names. */
function furtherStats(alert: RowOf<'alerts'>) {
  if (!alert.stat_name || !alert.field_name2) return []
  return [
    {
      id: alert.id,
      alert_id: alert.id,
      stat_name: alert.stat_name,
      field_name: alert.field_name2,
      param: alert.param2 && Object.keys(alert.param2).length > 0 ? JSON.stringify(alert.param2) : '',
    },
  ]
}

export const alerts: Handlers<typeof resource> = {
  ...crud('alerts', {
    unique: 'name',
    preset: (body, context) => {
      check(body['type'], context)
      return {
        refire_interval: 300,
        cc: [],
        param: {},
        param2: {},
        protocols: [],
        categories: [],
        ...body,
      }
    },
    before: (_, changes, context) => {
      check(changes['type'], context)
      return {}
    },
  }),
  stats: ({ world, params }) => furtherStats(found(world.collections.alerts, params.id)),
  ...relate('alerts', 'applications'),
  ...relate('alerts', 'devicegroups'),
  ...relate('alerts', 'devices'),
  ...relate('alerts', 'networks'),
  ...relate('alerts', 'emailgroups'),
  ...relate('alerts', 'exclusionintervals'),
}

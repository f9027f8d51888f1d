import type { alerts as resource } from '../../catalog/alerts'
import type { Handlers } from '../handler'
import type { RowOf } from '../world'
import { crud, found } from './crud'
import { relate } from './relate'

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
    preset: (body) => ({
      refire_interval: 300,
      cc: [],
      param: {},
      param2: {},
      protocols: [],
      categories: [],
      ...body,
    }),
  }),
  stats: ({ world, params }) => furtherStats(found(world.collections.alerts, params.id)),
  ...relate('alerts', 'applications'),
  ...relate('alerts', 'devicegroups'),
  ...relate('alerts', 'devices'),
  ...relate('alerts', 'networks'),
  ...relate('alerts', 'emailgroups'),
  ...relate('alerts', 'exclusionintervals'),
}

/** Metrics (5.3 guide, Example 3). */
import { metricCatalog, statName } from '../../catalog/metric-catalog'
import type { metrics as resource } from '../../catalog/metrics'
import type { Handlers } from '../handler'
import { ask, nextResult } from '../metrics/query'

export const metrics: Handlers<typeof resource> = {
  query: ({ world, body }) => ask(world, body, 'series'),
  total: ({ world, body }) => ask(world, body, 'total'),
  totalByObject: ({ world, body }) => ask(world, body, 'byObject'),
  next: ({ world, params }) => nextResult(world, params.xid),
  searchCatalog: ({ body }) =>
    metricCatalog
      .filter(({ category }) => body.metric_category === undefined || category.includes(body.metric_category))
      .flatMap(({ category, title, objectTypes, metrics: list }) =>
        objectTypes
          .filter((type) => body.object_type === undefined || type === body.object_type)
          .map((type) => ({
            stat_name: statName(type, category),
            metric_category: category,
            object_type: type,
            display_name: title,
            metrics: list.map(({ name, title: display_name, type: kind, unit }) => ({
              name,
              display_name,
              type: kind,
              unit,
            })),
          })),
      )
      .filter(({ stat_name }) => body.stat_name === undefined || stat_name.includes(body.stat_name)),
}

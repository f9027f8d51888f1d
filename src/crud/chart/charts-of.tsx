/** Charts under the detail of a resource, fetched when one is opened. */
import type { MetricObjectType } from '../../catalog/metrics'
import { lazily } from '../../ui/lazily'

const ObjectCharts = lazily(() => import('./object-charts').then((module) => module.ObjectCharts), { ahead: false })

/** The charts of objects of a type, for a definition's `extra`. */
export function chartsOf(type: MetricObjectType) {
  function Charts({ row }: { row: { id?: unknown } }) {
    const id = typeof row.id === 'object' ? Number.NaN : Number(row.id)
    return <ObjectCharts key={id} type={type} id={id} />
  }
  return Charts
}

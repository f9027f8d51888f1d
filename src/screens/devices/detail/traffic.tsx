/** What a device sent and received in the last half hour, as the appliance measured it. */
import { useState } from 'react'
import { exists, type Appliance } from '../../../api/appliance'
import { catalog } from '../../../catalog'
import { ChartPanel } from '../../../crud/chart/chart-panel'
import { useApplianceNow } from '../../../crud/appliance-now'
import { chartsAddress } from '../../../crud/chart/address'
import { createCursor } from '../../../ui/chart/cursor'
import { ButtonLink } from '../../../ui/button'
import { Section } from '../../../ui/panel'
import { panelOf } from '../../../work/metrics/panel'
import { ShowRequest } from './part'

const { query: operation } = catalog.metrics.operations
const range = '-30m'

export function Traffic({ appliance, device }: { appliance: Appliance; device: number }) {
  const [cursor] = useState(createCursor)
  const now = useApplianceNow(30_000)
  if (!exists(operation, appliance)) return null
  const panel = panelOf({
    id: 'traffic',
    title: 'Traffic',
    sources: [{ type: 'device', id: device }],
    category: 'net',
    specs: [{ name: 'bytes_out' }, { name: 'bytes_in' }],
  })
  const body = {
    cycle: 'auto',
    from: range,
    until: 0,
    object_type: 'device',
    object_ids: [device],
    metric_category: panel.category,
    metric_specs: panel.specs,
  } as const
  return (
    <Section
      title="Traffic"
      aside="last 30 min"
      end={
        <>
          <ButtonLink kind="plain" small href={chartsAddress([panel], range)}>
            Open in charts
          </ButtonLink>
          <ShowRequest ofPart operation={operation} input={{ body }} />
        </>
      }
    >
      <ChartPanel {...{ appliance, panel, range, now, cursor }} every={30_000} height={132} />
    </Section>
  )
}

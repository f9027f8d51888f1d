/** The charts that fit an object, on its own page: the same part as a board's, with a range of their own. */
import { useState } from 'react'
import { exists } from '../../api/appliance'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import type { MetricObjectType } from '../../catalog/metrics'
import { ButtonLink } from '../../ui/button'
import { createCursor } from '../../ui/chart/cursor'
import { Section } from '../../ui/panel'
import { useNow } from '../../ui/time-text'
import { useClockDifference } from '../../work/appliance-clock'
import { panelOf, type Panel } from '../../work/metrics/panel'
import { TimeRange } from '../time-range/time-range'
import { chartsAddress, draggedSpan } from './address'
import styles from './chart.module.css'
import { ChartPanel } from './chart-panel'

type Draft = Omit<Parameters<typeof panelOf>[0], 'sources'>

const traffic: Draft = {
  id: 'traffic',
  title: 'Traffic',
  category: 'net',
  specs: [{ name: 'bytes_in' }, { name: 'bytes_out' }],
}
const volume: Draft = { id: 'traffic', title: 'Traffic', category: 'net', specs: [{ name: 'bytes' }], draw: 'area' }
const protocols: Draft = {
  id: 'protocols',
  title: 'Traffic by protocol',
  category: 'app',
  specs: [{ name: 'bytes' }],
  draw: 'stacked',
}

const requests: Draft = {
  id: 'requests',
  title: 'HTTP requests and errors',
  category: 'http',
  specs: [{ name: 'req' }, { name: 'rsp_error' }],
}

/** What is looked at first, by the type of the object. */
const fitting: Record<MetricObjectType, readonly Draft[]> = {
  network: [protocols],
  vlan: [protocols],
  application: [protocols, requests],
  device: [traffic],
  device_group: [traffic, protocols],
  activity_group: [traffic],
  system: [volume],
}

export function ObjectCharts({ type, id }: { type: MetricObjectType; id: number }) {
  const appliance = useAppliance()
  const [cursor] = useState(createCursor)
  const [range, setRange] = useState('-30m')
  const [before, setBefore] = useState<readonly string[]>([])
  const difference = useClockDifference(appliance.id)
  const now = useNow(30_000) + difference
  if (!exists(catalog.metrics.operations.query, appliance) || !Number.isInteger(id)) return null
  const panels: Panel[] = fitting[type].map((draft) => panelOf({ ...draft, sources: [{ type, id }] }))
  const choose = (next: string) => {
    setBefore(next === before.at(-1) ? before.slice(0, -1) : [])
    setRange(next)
  }
  return (
    <Section
      title="Metrics"
      end={
        <>
          <TimeRange value={range} onChange={choose} clockDifference={difference} before={before.at(-1)} />
          <ButtonLink kind="plain" href={chartsAddress(panels, range)}>
            Open in charts
          </ButtonLink>
        </>
      }
    >
      <div className={styles.stack}>
        {panels.map((panel) => (
          <ChartPanel
            key={panel.id}
            {...{ appliance, panel, range, now, cursor }}
            onZoom={(from, until) => {
              setBefore([...before, range])
              setRange(draggedSpan(from, until))
            }}
          />
        ))}
      </div>
    </Section>
  )
}

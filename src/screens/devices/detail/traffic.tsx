/** What a device sent and received in the last half hour, as the appliance measured it. */
import { useQuery } from '@tanstack/react-query'
import { exists, reasonOf, type Appliance } from '../../../api/appliance'
import { query } from '../../../api/query'
import { catalog } from '../../../catalog'
import { bitRate, duration } from '../../../ui/format'
import { LineChart } from '../../../ui/chart/line-chart'
import { inStep, type Point } from '../../../ui/chart/series'
import { Section } from '../../../ui/panel'
import { Part, ShowRequest } from './part'
import styles from '../device.module.css'

const { query: operation } = catalog.metrics.operations

const series = [{ name: 'Out' }, { name: 'In' }] as const
const specs = [{ name: 'bytes_out' }, { name: 'bytes_in' }]

interface Bucket {
  time: number
  duration: number
  values: readonly unknown[]
}

/** Bytes of a bucket as bits per second; what is no number was not measured. */
const rate = (value: unknown, length: number): number | null =>
  typeof value === 'number' && length > 0 ? (value * 8000) / length : null

/** Rates in the order of the series, a row for every bucket. */
export function trafficOf(buckets: readonly Bucket[]): Point[] {
  const every = buckets[0]?.duration ?? 0
  const points = buckets
    .toSorted((a, b) => a.time - b.time)
    .map(({ time, duration: length, values }) => ({
      at: time,
      values: series.map((_, index) => rate(values[index], length)),
    }))
  return inStep(points, every, series.length)
}

export function Traffic({ appliance, device }: { appliance: Appliance; device: number }) {
  // A Command gathers metrics from its nodes one by one; the explorer does that, this glance does not.
  const offered = appliance.platform === 'discover' && exists(operation, appliance)
  const reason = reasonOf(operation, appliance)
  const input = {
    body: {
      cycle: 'auto',
      from: '-30m',
      until: 0,
      object_type: 'device',
      object_ids: [device],
      metric_category: 'net',
      metric_specs: specs,
    },
  } as const
  const read = useQuery({
    ...query(appliance, operation, { body: { ...input.body, object_ids: [device] } }),
    enabled: offered && reason === undefined,
    refetchInterval: 30_000,
  })
  if (!offered) return null
  const every = read.data?.stats?.[0]?.duration
  return (
    <Section
      title="Traffic"
      aside={`bits per second, ${every ? `${duration(every)} cycle, ` : ''}last 30 min`}
      end={<ShowRequest operation={operation} input={input} />}
    >
      {reason ? (
        <p className={styles.quiet}>{reason}.</p>
      ) : (
        <Part operation={operation} query={read}>
          {(answer) =>
            answer.stats && answer.stats.length > 0 ? (
              <LineChart label="Traffic" series={series} points={trafficOf(answer.stats)} format={bitRate} />
            ) : (
              <p className={styles.quiet}>Nothing was measured in the last 30 minutes.</p>
            )
          }
        </Part>
      )}
    </Section>
  )
}

/** Every appliance that this tab can call, side by side: what asks for a look is marked. */
import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Appliance } from '../../../api/appliance'
import { sentenceFor } from '../../../api/errors'
import { compareVersions } from '../../../catalog/release'
import { platformNames } from '../../../catalog/platform'
import { NotRead } from '../../../crud/not-read'
import { duration } from '../../../ui/format'
import { State } from '../../../ui/state-glyph'
import { TimeText } from '../../../ui/time-text'
import { readClock } from '../../../work/read-clock'
import { readFacts, type Facts } from '../../../work/fleet/facts'
import { withoutDomain } from '../common-domain'
import styles from '../table.module.css'

/** Columns that are not as wide as the rest. */
const widths: Readonly<Record<string, string | undefined>> = { Appliance: styles.named, Ingest: styles.short }

const notTold = <State state="unknown">Not told</State>
const notRead = <State state="unknown">Not read</State>

const day = 86_400_000
const month = 30 * day

function License({ facts, now }: { facts: Facts; now: number }) {
  const { licenseEnds: ends } = facts
  if (ends === null) return facts.serial === null ? notTold : <>No end</>
  const left = ends - now
  // How long is left says more than a moment of that day, and has room.
  return (
    <State state={left < 0 ? 'danger' : left < month ? 'warn' : 'ok'}>
      {left > 0 && left < month ? `in ${duration(Math.ceil(left / day) * day)}` : <TimeText at={ends} mode="time" />}
    </State>
  )
}

const config: Record<'true' | 'false' | 'null', ReactNode> = {
  true: <State state="warn">Not saved</State>,
  false: <State state="ok">Saved</State>,
  null: notTold,
}

/** Below this a clock is as right as a network lets one see. */
const noticed = 2000

function Clock({ off }: { off: number | null }) {
  if (off === null) return notTold
  const away = Math.abs(off)
  if (away < noticed) return <State state="ok">Right</State>
  return (
    <State state="warn">
      {duration(away)} {off > 0 ? 'ahead' : 'behind'}
    </State>
  )
}

export function AcrossTable({
  appliances,
  domain,
  now,
}: {
  appliances: readonly Appliance[]
  /** That all names share: it is left out. */
  domain: string
  now: number
}) {
  const reads = useQueries({
    queries: appliances.map((one) => ({
      queryKey: ['fleet facts', one.id],
      queryFn: ({ signal }: { signal: AbortSignal }) => readFacts(one, signal),
    })),
  })
  const clocks = useQueries({
    queries: appliances.map((one) => ({
      queryKey: ['fleet clock', one.id],
      queryFn: ({ signal }: { signal: AbortSignal }) => readClock(one, signal),
    })),
  })
  const versions = new Map<string, string>()
  for (const { data } of reads)
    if (data && compareVersions(data.version, versions.get(data.platform) ?? '0') > 0)
      versions.set(data.platform, data.version)
  return (
    <div className={styles.tableBox}>
      <table aria-label="Appliances" className={styles.table}>
        <thead>
          <tr>
            {[
              'Appliance',
              'Version',
              'License ends',
              'Running config',
              'Clock',
              'Alerts',
              'Last backup',
              'Ingest',
              'Job',
            ].map((title) => (
              <th scope="col" key={title} className={widths[title]}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {appliances.map((one, at) => {
            const read = reads[at]
            const facts = read?.data
            const clock = clocks[at]
            const behind = facts && facts.version !== versions.get(facts.platform)
            return (
              <tr key={one.id}>
                <th scope="row" title={one.name}>
                  <b>
                    <bdi>{withoutDomain(one.name, domain)}</bdi>
                  </b>{' '}
                  <small>{platformNames[one.platform]}</small>
                </th>
                {facts ? (
                  <>
                    <td data-title="Version">{behind ? <State state="warn">{facts.version}</State> : facts.version}</td>
                    <td data-title="License ends">
                      <License facts={facts} now={now} />
                    </td>
                    <td data-title="Running config">{config[`${facts.unsaved}`]}</td>
                    <td data-title="Clock">
                      {clock?.data !== undefined ? (
                        <Clock off={clock.data} />
                      ) : clock?.isFetching ? (
                        'Reading…'
                      ) : (
                        <NotRead onRetry={() => void clock?.refetch()} pending={false}>
                          {notRead}
                        </NotRead>
                      )}
                    </td>
                    <td data-title="Alerts" title={facts.troubles?.join('\n') || undefined}>
                      {facts.troubles === null ? (
                        notTold
                      ) : facts.troubles.length > 0 ? (
                        <State state="warn">{facts.troubles.join('; ')}</State>
                      ) : (
                        <State state="ok">None</State>
                      )}
                    </td>
                    <td data-title="Last backup">
                      {facts.backup === 'untold' ? notTold : facts.backsUp ? <TimeText at={facts.backup} /> : ''}
                    </td>
                    <td data-title="Ingest">
                      {facts.cluster && (
                        <State
                          state={facts.cluster.ingest === null ? 'unknown' : facts.cluster.ingest ? 'ok' : 'danger'}
                        >
                          {facts.cluster.ingest === null ? 'Not told' : facts.cluster.ingest ? 'On' : 'Off'}
                        </State>
                      )}
                    </td>
                    <td data-title="Job">
                      {facts.job === 'untold'
                        ? notTold
                        : facts.job && <span title={facts.job.words}>{facts.job.words}</span>}
                    </td>
                  </>
                ) : (
                  <td colSpan={8}>
                    {read?.isFetching ? (
                      'Reading…'
                    ) : (
                      <NotRead onRetry={() => void read?.refetch()} pending={false}>
                        {read?.error ? <State state="danger">{sentenceFor(read.error)}</State> : notRead}
                      </NotRead>
                    )}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

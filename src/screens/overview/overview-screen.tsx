/** What this appliance is, its health at a glance, and what needs attention. */
import { SquareTerminal } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useConnection } from '../../api/log-hooks'
import { useAppliance } from '../../api/session'
import { explore } from '../../api/shown-request'
import { platformNames } from '../../catalog/platform'
import { textIn } from '../../catalog/told'
import { useApplianceNow } from '../../crud/appliance-now'
import { UnsavedNote } from '../../crud/config/unsaved-note'
import { RefreshButton } from '../../crud/refresh-button'
import { useUnsaved } from '../../crud/config/use-configs'
import { duration, number } from '../../ui/format'
import { Guarded } from '../../ui/guarded'
import { lazily } from '../../ui/lazily'
import { MenuButton } from '../../ui/menu'
import { PageHeader } from '../../ui/page-header'
import { StripFact } from '../../ui/strip'
import { TimeText } from '../../ui/time-text'
import { Attention, isReading } from './attention'
import { ConnectedAppliances } from './connected-appliances'
import { LastChanges } from './last-changes'
import { shownName } from '../../ui/name'
import styles from './overview-screen.module.css'
import { busiestOf, memoryOf } from './process-figures'
import { ThisKey } from './this-key'
import { every, isOld, requestsFor, useFacts, type ReadFacts } from './use-facts'

// Comes behind the figures, which are read first.
const NetworkTraffic = lazily(() => import('./network-traffic').then((module) => module.NetworkTraffic), {
  ahead: false,
})

interface FigureProps {
  title: string
  value: ReactNode
  unit?: string | undefined
  /** When it was read, where it may be otherwise by now: browser's time, ms since 1970. */
  asOf?: number | undefined
  children?: ReactNode
}

function Figure({ title, value, unit, asOf, children }: FigureProps) {
  return (
    <div className={styles.figure}>
      <dt>{title}</dt>
      <dd>
        <b>
          {value} {unit && <i>{unit}</i>}
        </b>
        {children && <small>{children}</small>}
        {asOf !== undefined && (
          <small className={styles.old}>
            Not current, read <TimeText at={asOf} mode="time" />
          </small>
        )}
      </dd>
    </div>
  )
}

/** The bar of figures: those the appliance told, and while it is asked the places where they will stand. */
function Ledger({ facts, now, reachable }: { facts: ReadFacts; now: number; reachable: boolean }) {
  const old = (read: ReadFacts[keyof ReadFacts]) => (isOld(read, reachable) ? read.dataUpdatedAt : undefined)
  const processes = facts.processes.data
  const busiest = processes && busiestOf(processes)
  const memory = processes && memoryOf(processes)
  const expires = facts.license.data?.expires_at
  return (
    <dl className={styles.ledger}>
      {facts.devices.isLoading && <Figure title="Devices" value="–" />}
      {facts.devices.data !== undefined && (
        <Figure title="Devices" value={number(facts.devices.data)} asOf={old(facts.devices)}>
          {facts.recent.data !== undefined && `${number(facts.recent.data)} seen in 24 h`}
          {/* They are not counted every minute. */}
          {facts.about.dataUpdatedAt - facts.devices.dataUpdatedAt > 2 * every && (
            <>
              , read <TimeText at={facts.devices.dataUpdatedAt} mode="time" />
            </>
          )}
        </Figure>
      )}
      {facts.processes.isLoading && (
        <>
          <Figure title="Busiest process" value="–" />
          <Figure title="Memory of processes" value="–" />
        </>
      )}
      {busiest && (
        <Figure title="Busiest process" value={number(busiest.cpu, 0)} unit="%" asOf={old(facts.processes)}>
          {textIn(busiest.process)}
        </Figure>
      )}
      {memory && (
        <Figure title="Memory of processes" value={number(memory.percent, 0)} unit="%" asOf={old(facts.processes)}>
          {memory.of} processes
        </Figure>
      )}
      {facts.license.isLoading && <Figure title="License" value="–" />}
      {facts.license.data && (
        <Figure
          title="License"
          asOf={old(facts.license)}
          unit={expires ? duration(Math.max(0, expires - now)).split(' ')[1] : undefined}
          value={expires ? duration(Math.max(0, expires - now)).split(' ')[0] : 'No end'}
        >
          {expires ? <TimeText at={expires} mode="exact" /> : facts.license.data.edition}
        </Figure>
      )}
    </dl>
  )
}

/** How long what stands below waits for what grows above it, ms. */
const patience = 5000

/** True once nothing above grows any more: what was on the screen is then not pushed away. A slow read is not waited for. */
function useSettled(reading: boolean): boolean {
  const [settled, setSettled] = useState(!reading)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), reading ? patience : 0)
    return () => clearTimeout(timer)
  }, [reading])
  return settled
}

export default function OverviewScreen() {
  const appliance = useAppliance()
  const now = useApplianceNow(30_000)
  const facts = useFacts(appliance)
  const connection = useConnection(appliance.id)
  const reachable = connection === 'answering' || connection === 'unknown'
  const started = facts.processes.data?.map(({ start_time }) => start_time ?? now)
  const up = started && started.length > 0 ? now - Math.min(...started) : null
  const version = facts.about.data?.version ?? appliance.version
  const { data: unsaved, comparing } = useUnsaved(appliance, facts.live.data, facts.saved.data)
  const settled = useSettled(isReading(facts) || comparing)
  return (
    <>
      <PageHeader
        title={<bdi>{appliance.name}</bdi>}
        facts={[
          `${platformNames[appliance.platform]} ${shownName(version)}`,
          shownName(facts.platform.data?.platform),
          // Nobody knows whether it still runs.
          up !== null && !isOld(facts.processes, reachable) && `up ${duration(up)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            <MenuButton
              kind="plain"
              label="Show this request"
              icon={<SquareTerminal size={16} strokeWidth={1.75} aria-hidden />}
              items={requestsFor(appliance).map(({ fact, purpose, operation, input }) => ({
                id: fact,
                label: purpose,
                hint: `${operation.method} ${operation.path}`,
                onAction: () => explore(operation, input),
              }))}
            />
            <RefreshButton />
          </>
        }
      />
      {unsaved && unsaved.length > 0 && facts.live.data && <UnsavedNote sections={unsaved} seen={facts.live.data} />}
      <div className={styles.scroll} data-scrolls>
        <Guarded what="The figures" of={facts.about.dataUpdatedAt}>
          <Ledger facts={facts} now={now} reachable={reachable} />
        </Guarded>
        <div className={styles.columns}>
          <div>
            <Guarded what="What needs attention" of={facts.about.dataUpdatedAt}>
              <Attention
                reads={facts}
                reachable={reachable}
                looking={comparing}
                facts={{
                  now,
                  version,
                  license: facts.license.data,
                  cluster: facts.cluster.data,
                  releases: facts.releases.data,
                  processes: facts.processes.data,
                  appliances: facts.appliances.data,
                  unsaved,
                }}
              />
            </Guarded>
            {settled && facts.appliances.data && (
              <Guarded what="The list of connected appliances" of={facts.appliances.data}>
                <ConnectedAppliances appliances={facts.appliances.data} />
              </Guarded>
            )}
            {settled && (
              <Guarded what="The traffic">
                <NetworkTraffic appliance={appliance} />
              </Guarded>
            )}
          </div>
          <aside className={styles.side}>
            <ThisKey appliance={appliance} />
            {facts.audit.data && (
              <Guarded what="The last changes" of={facts.audit.data}>
                <LastChanges entries={facts.audit.data} />
              </Guarded>
            )}
          </aside>
        </div>
      </div>
      {facts.about.dataUpdatedAt > 0 && (
        <StripFact>
          Read <TimeText at={facts.about.dataUpdatedAt} mode="time" />
        </StripFact>
      )}
    </>
  )
}

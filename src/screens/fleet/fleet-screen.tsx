/** Upgrades many appliances in their order: list, check, plan, run, report. */
import { CirclePause, CirclePlay, CircleX, ClipboardCheck, ListOrdered, MonitorOff, Plus, Route } from 'lucide-react'
import { useMemo, useState, useSyncExternalStore } from 'react'
import { z } from '../../catalog/zod'
import { useUrlState } from '../../crud/url-state'
import { ActButton } from '../../ui/act-button'
import { Button } from '../../ui/button'
import { count } from '../../ui/format'
import { PageHeader } from '../../ui/page-header'
import { Tabs } from '../../ui/tabs'
import { EmptyState } from '../../ui/empty-state'
import { useNow } from '../../ui/time-text'
import { subjects } from '../../work/fleet/compare'
import { titleOf } from '../../work/fleet/expected'
import { ask, fleetWork } from '../../work/fleet/kind'
import { decide } from '../../work/fleet/decide'
import type { Event } from '../../work/fleet/events'
import { locked } from '../../work/fleet/lock'
import type { Member } from '../../work/fleet/member'
import { restartedBy } from '../../work/fleet/retries'
import { isSettled } from '../../work/fleet/standing'
import { judge, planOf, targets } from '../../work/fleet/targets'
import { worst } from '../../work/fleet/checks'
import { work } from '../../work/work'
import styles from './fleet.module.css'
import { ComparePanel } from './compare/compare-panel'
import { MemberPanel } from './member-panel'
import { PlanRegion } from './plan-region'
import { ReportRegion } from './report-region'
import { RetryFailed } from './retry-failed'
import { RunHead } from './run-head'
import { SetupPanel } from './setup-panel'
import { Standings } from './standings'
import { StartDialog } from './start-dialog'
import { TargetPanel } from './target-panel'
import { leftOf, leftOut, partsOfRun, rowsOfTargets, standingOf } from './target-rows'
import { TargetsTable, type TargetPart } from './targets-table'
import { useFleet, useFleetHeads, type Fleet } from './use-fleet'

const Address = z.object({
  /** The upgrade that is shown; empty for the one that runs or waits, "new" for none. */
  plan: z.string().default(''),
  /** The appliance whose panel is open. */
  at: z.string().default(''),
  tab: z.enum(['upgrade', 'compare']).default('upgrade'),
  /** What is compared with what. */
  left: z.string().default(''),
  right: z.string().default(''),
  subject: z.enum(subjects).default('runningconfig'),
})

/** So long the report of the last upgrade stands where it ran, ms. */
const recent = 12 * 3_600_000

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const
const live = new Set<Fleet['standing']>(['running', 'elsewhere'])
const open = new Set<Fleet['standing']>(['running', 'elsewhere', 'paused', 'interrupted', 'planned'])

export default function FleetScreen() {
  const [address, setAddress] = useUrlState(Address)
  const heads = useFleetHeads()
  const listed = useSyncExternalStore(targets.subscribe, targets.get)
  const now = useNow(1000)
  const minute = useNow(60_000)
  const newest =
    heads.find(({ state }) => state !== 'ended' && state !== 'cancelled') ??
    heads.find(({ changedAt }) => minute - changedAt < recent)
  const shownId = address.plan === 'new' ? '' : address.plan || (newest?.id ?? '')
  const fleet = useFleet(shownId)
  const results = useMemo(() => judge(listed, minute), [listed, minute])

  const {
    rows,
    plan,
    text,
    begun: [begun],
  } = listed
  const known = rows.filter(({ facts }) => facts)
  const able = known.filter(({ id }) => worst(results.get(id) ?? []) !== 'stop')
  const stale = known.flatMap(({ id }) =>
    results.get(id)?.some((one) => one.id === 'backup' && one.is === 'warn') ? [id] : [],
  )
  const isOpen = fleet !== null && open.has(fleet.standing)
  const runs = fleet !== null && live.has(fleet.standing)
  /** It stands still and has something left to do. */
  const rests =
    fleet !== null &&
    !runs &&
    (isOpen || (fleet.standing === 'failed' && fleet.state.members.some((one) => !isSettled(one))))

  const check = (signal: AbortSignal) => {
    if (fleet && !isOpen) setAddress({ plan: 'new', at: '' })
    return targets.check(signal)
  }
  const makePlan = () => {
    if (fleet) setAddress({ plan: 'new', at: '' })
    targets.setPlan(planOf(targets.get(), Date.now()))
  }
  /** What is asked before it is begun; `go` null for the plan itself. */
  const [asking, setAsking] = useState<{ members: readonly Member[]; go: (() => void) | null } | null>(null)
  const tell = (...events: readonly Event[]) => {
    if (!fleet) return
    const members = restartedBy(fleet.plan, fleet.state, events, !runs)
    if (members.length === 0) hand(fleet, events)
    else setAsking({ members, go: () => hand(fleet, events) })
  }
  const hand = (fleet: Fleet, events: readonly Event[]) => {
    for (const event of events) ask(fleet.id, event)
    // What is asked of a run that stands still sets it going.
    if (fleet.standing === 'failed') void work.retry(fleet.id)
    else if (!runs) void work.resume(fleet.id)
  }
  const start = () => {
    if (!plan) return
    const made = fleetWork(plan, titleOf(plan), Date.now())
    setAddress({ plan: made.id, at: '' })
    targets.setPlan(null)
    void work.start(made)
  }
  const paused = fleet?.state.paused === true
  const holds = fleet?.standing === 'elsewhere' ? 'Another tab runs it' : undefined
  const decision = fleet && !fleet.sight ? decide(fleet.plan, fleet.state, now) : null
  const waits = fleet?.sight?.waits ?? decision?.waits ?? new Map<string, string>()
  const left = useMemo(() => (fleet && runs ? leftOf(fleet, minute) : null), [fleet, runs, minute])
  const noText = text.trim() === '' ? 'Paste the appliances first' : undefined
  const lacksPlan = plan
    ? plan.members.length === 0
      ? 'No appliance is left in the plan'
      : undefined
    : 'Make a plan first'
  const startReason = runs ? 'It runs' : rests ? undefined : lacksPlan
  const mainIs = runs || (fleet && !isOpen) ? null : isOpen || plan ? 'start' : able.length > 0 ? 'plan' : 'check'

  const parts: TargetPart[] = fleet
    ? partsOfRun(fleet, waits, now)
    : [{ id: 'listed', title: '', aside: '', rows: rowsOfTargets(listed, results) }]

  const selected = fleet ? fleet.plan.members.find(({ id }) => id === address.at) : undefined
  const target = fleet ? undefined : rows.find(({ id }) => id === address.at)
  const lacking = fleet?.sight?.lacking.size ?? 0
  const showSetup = !fleet || (isOpen && !runs) || lacking > 0

  const upgrade = (
    <>
      {fleet && <Standings fleet={fleet} now={now} onEvent={(event) => tell(event)} />}
      {fleet && (
        <RunHead plan={fleet.plan} state={fleet.state} left={left} now={now}>
          <RetryFailed state={fleet.state} reason={holds} onEvents={(events) => tell(...events)} />
        </RunHead>
      )}
      <div className={styles.columns}>
        <div className={styles.main}>
          {showSetup && <SetupPanel stale={stale} />}
          <TargetsTable
            parts={parts}
            selected={address.at}
            onSelect={(id) => setAddress({ at: id })}
            last={fleet ? 'Took' : ''}
            empty={
              <EmptyState icon={<Route aria-hidden />} title="No appliances yet">
                Paste them above, one a line: address, API key, image. Check then reads what each of them is.
              </EmptyState>
            }
          />
          {!fleet && plan && <PlanRegion plan={plan} left={leftOut(listed, plan)} />}
          {fleet && fleet.state.startedAt !== null && !runs && <ReportRegion fleet={fleet} />}
        </div>
        {(selected || target) && (
          <aside className={styles.side}>
            {fleet && selected && (
              <MemberPanel
                key={selected.id}
                member={selected}
                standing={standingOf(fleet, selected.id, waits, now)}
                state={fleet.state}
                onEvent={(event) => tell(event)}
                reason={holds}
              />
            )}
            {target && <TargetPanel target={target} checks={results.get(target.id) ?? []} />}
          </aside>
        )}
      </div>
    </>
  )

  return (
    <>
      <PageHeader
        title="Fleet"
        facts={
          fleet
            ? fleet.head.title
            : rows.length > 0
              ? `${count(rows.length, 'appliance', 'appliances')}, ${known.length} read`
              : undefined
        }
        actions={
          <>
            {fleet && !isOpen && (
              <Button kind="plain" icon={<Plus {...icon} />} onClick={() => setAddress({ plan: 'new', at: '' })}>
                New upgrade
              </Button>
            )}
            {fleet?.standing === 'running' && (
              <Button kind="plain" icon={<MonitorOff {...icon} />} onClick={() => locked.lock()}>
                Lock
              </Button>
            )}
            <Button
              icon={<CircleX {...icon} />}
              reason={holds ?? (isOpen ? undefined : 'Nothing runs')}
              onClick={() => {
                tell({ kind: 'aborted' })
              }}
            >
              Abort
            </Button>
            <Button
              icon={paused && runs ? <CirclePlay {...icon} /> : <CirclePause {...icon} />}
              reason={holds ?? (runs ? undefined : 'Nothing runs')}
              onClick={() => tell({ kind: paused ? 'continued' : 'paused' })}
            >
              {paused && runs ? 'Go on' : 'Pause'}
            </Button>
            <ActButton
              kind={mainIs === 'check' ? 'main' : 'normal'}
              icon={<ClipboardCheck {...icon} />}
              reason={runs && lacking === 0 ? 'It runs' : noText}
              onAct={check}
            >
              Check
            </ActButton>
            <Button
              kind={mainIs === 'plan' ? 'main' : 'normal'}
              icon={<ListOrdered {...icon} />}
              reason={
                isOpen
                  ? 'An upgrade is under way'
                  : known.length === 0
                    ? 'Check the appliances first'
                    : able.length === 0
                      ? 'No appliance passes its checks'
                      : begun && `${begun}: the day or the time is not whole`
              }
              onClick={makePlan}
            >
              Make plan
            </Button>
            <Button
              kind={mainIs === 'start' ? 'main' : 'normal'}
              icon={<CirclePlay {...icon} />}
              reason={startReason}
              onClick={() =>
                rests ? tell({ kind: 'continued' }) : plan && setAsking({ members: plan.members, go: null })
              }
            >
              {rests ? 'Start again' : 'Start'}
            </Button>
          </>
        }
      />
      <Tabs
        label="Fleet"
        value={address.tab}
        items={[
          { id: 'upgrade', title: 'Upgrade' },
          { id: 'compare', title: 'Compare' },
        ]}
        onChange={(tab) => setAddress({ tab: tab === 'compare' ? tab : 'upgrade' })}
      />
      {asking && (
        <StartDialog
          members={asking.members}
          at={asking.go ? null : (plan?.settings.startAt ?? null)}
          again={asking.go !== null}
          onClose={() => setAsking(null)}
          onStart={asking.go ?? start}
        />
      )}
      {address.tab === 'compare' ? <ComparePanel {...address} onChange={setAddress} /> : upgrade}
    </>
  )
}

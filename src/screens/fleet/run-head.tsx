/** How far the whole is: stages as stops on a line, and the sum. */
import type { ReactNode } from 'react'
import { HopLine, type Stop } from '../../ui/hop-line'
import { duration } from '../../ui/format'
import { Progress } from '../../ui/progress'
import { begunAt, failures } from '../../work/fleet/standing'
import { stageNames, stageOf, stages, type FleetPlan } from '../../work/fleet/member'
import { memberState, type FleetState } from '../../work/fleet/state'
import styles from './fleet.module.css'

/** The stages that the plan has, with how many of each are how far. */
export function stopsOfStages(plan: FleetPlan, state: FleetState): Stop[] {
  return stages.flatMap((stage): Stop[] => {
    const own = plan.members.filter((member) => stageOf(member) === stage).map((member) => memberState(state, member))
    if (own.length === 0) return []
    const of = (outcome: string | null) => own.filter((one) => one.outcome === outcome).length
    const running = own.filter((one) => one.followed !== null && one.outcome === null).length
    const failed = of('failed')
    const settled = of(null) === 0
    const words = [
      of('verified') === 0 && running === 0 && failed === 0 ? '' : `${of('verified')} of ${own.length} verified`,
      running > 0 && `${running} running`,
      failed > 0 && `${failed} failed`,
      of('skipped') > 0 && `${of('skipped')} skipped`,
      of('verified') === 0 && running === 0 && of(null) > 0 && `${of(null)} waiting`,
    ].filter(Boolean)
    const kind = failed > 0 ? 'stopped' : settled ? 'done' : running > 0 || of('verified') > 0 ? 'now' : 'ahead'
    return [{ name: stageNames[stage], fact: words.join(', '), state: kind }]
  })
}

export function RunHead({
  plan,
  state,
  left,
  now,
  children,
}: {
  plan: FleetPlan
  state: FleetState
  left: number | null
  now: number
  children?: ReactNode
}) {
  const verified = state.members.filter(({ outcome }) => outcome === 'verified').length
  const failed = failures(state)
  const of = state.members.length
  const begun = begunAt(state)
  const spent = begun === null ? null : (state.endedAt ?? now) - begun
  return (
    <div className={styles.job}>
      <HopLine label="Stages" stops={stopsOfStages(plan, state)} />
      <div className={styles.total}>
        <Progress
          bare
          label="Appliances verified"
          value={verified + failed}
          failed={failed}
          of={of}
          className={styles.bar}
        />
        <span>
          <b>
            {verified} of {of}
          </b>{' '}
          verified
        </span>
        {spent !== null && (
          <span>
            {state.endedAt === null ? 'running' : 'took'} {duration(spent)}
          </span>
        )}
        {left !== null && left > 0 && (
          <span>
            about <b>{duration(Math.max(60_000, Math.round(left / 60_000) * 60_000))}</b> left
          </span>
        )}
        <span>
          {failed} of {plan.settings.stopAfter} failures allowed
        </span>
        {children}
      </div>
    </div>
  )
}

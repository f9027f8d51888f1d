/**
 * What a fleet upgrade needs on every page: an alarm while an ingest is off, a machine that stays awake, and a
 * question before the tab is closed.
 */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from '../ui/button'
import { ConfirmCall } from '../crud/confirm-call'
import { duration } from '../ui/format'
import { useLeaveQuestion } from '../ui/leave-guard'
import { Note } from '../ui/note'
import { useNow } from '../ui/time-text'
import { alarms, type Alarm } from '../work/fleet/alarm'
import { fleetRuns } from '../work/fleet/runs'
import { useHolder } from '../work/use-work'

/** Holds the screen awake while `on`; a hidden tab loses the lock and asks anew when it is seen again. */
function useAwake(on: boolean): void {
  useEffect(() => {
    if (!on || !('wakeLock' in navigator)) return undefined
    let lock: WakeLockSentinel | null = null
    let over = false
    const hold = () => {
      if (document.visibilityState !== 'visible') return
      navigator.wakeLock.request('screen').then(
        (granted) => {
          if (over) void granted.release()
          else lock = granted
        },
        // Refused on a low battery: the run goes on all the same.
        () => undefined,
      )
    }
    hold()
    document.addEventListener('visibilitychange', hold)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', hold)
      void lock?.release()
    }
  }, [on])
}

function IngestOff({ alarm, closed }: { alarm: Alarm; closed: boolean }) {
  const now = useNow(1000)
  const [asking, setAsking] = useState(false)
  const runs = useSyncExternalStore(fleetRuns.subscribe, fleetRuns.get)
  const holder = useHolder(alarm.plan)
  const running = runs.has(alarm.plan) || holder === 'elsewhere'
  const close = () => setAsking(false)
  const on = async (signal: AbortSignal) => {
    const { switchOn } = await import('../work/fleet/switch-on')
    const problem = await switchOn(alarm, signal)
    if (problem !== null) throw new Error(problem)
  }
  return (
    <>
      <Note
        kind="danger"
        wide
        actions={
          !closed && (
            <Button small onClick={() => setAsking(true)}>
              Switch on now…
            </Button>
          )
        }
      >
        <b>
          Ingest is off on Explore cluster <bdi>{alarm.cluster}</bdi>, for {duration(Math.max(1000, now - alarm.since))}
          .
        </b>{' '}
        No records are stored.{' '}
        {running
          ? `It goes on again once its last node is verified${holder === 'elsewhere' ? '; another tab upgrades it' : ''}.`
          : 'Nothing here will switch it on by itself: its upgrade does not run in this tab.'}
      </Note>
      <ConfirmCall
        of={alarm.node}
        open={asking}
        onClose={close}
        danger={false}
        title={
          <>
            Switch ingest of <bdi>{alarm.cluster}</bdi> on?
          </>
        }
        action="Switch on"
        keep="Leave it off"
        onConfirm={on}
      >
        <p>
          {running
            ? 'Its nodes are being upgraded. The next one that begins halts ingest again.'
            : 'Nodes of the cluster may run different versions; look at the fleet page first.'}
        </p>
      </ConfirmCall>
    </>
  )
}

/** `closed`: on a locked console it tells and lets nobody act. */
export function FleetGuard({ closed = false }: { closed?: boolean }) {
  const off = useSyncExternalStore(alarms.subscribe, alarms.get)
  const runs = useSyncExternalStore(fleetRuns.subscribe, fleetRuns.get)
  useAwake(runs.size > 0)
  useLeaveQuestion(runs.size > 0)
  return off.map((alarm) => <IngestOff key={alarm.cluster} alarm={alarm} closed={closed} />)
}

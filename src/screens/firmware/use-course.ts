/** The last thing that was done to this appliance's firmware from this browser, and how it stands. */
import { useEffect, useRef } from 'react'
import { useKeyTrouble } from '../../api/key-trouble'
import { useAppliance } from '../../api/session'
import { keptOf, UpgradeInput, UpgradeResult } from '../../work/firmware/step-data'
import { isUpgrade } from '../../work/firmware/plans'
import { useTold, type Told } from '../../work/firmware/telling'
import type { Followed } from '../../work/firmware/followed'
import { phaseOf, type Phase } from '../../work/firmware/watch'
import type { Mark } from '../../work/mark'
import { standingOf, useHeads, useHolder, usePlan, type Standing } from '../../work/use-work'
import type { View } from '../../work/view'
import { work } from '../../work/work'

export interface Course {
  view: View
  standing: Standing
  kind: 'upload' | 'upgrade'
  mark: Mark | undefined
  told: Told | undefined
  /** Of an upgrade: what is known of it. */
  followed: Followed | null
  phase: Phase | null
  wanted: string | null
  result: UpgradeResultData | null
  /** Here or in another tab. */
  running: boolean
  /** It has not come to its end: nothing else is begun meanwhile. */
  open: boolean
  /** Its command never left. Whoever asked for it, minutes or days ago, says whether it still shall. */
  unsent: boolean
}

interface UpgradeResultData {
  version: string
  differences: { name: string; before: string; after: string }[]
}

const nobody = 'nothing'
/** Between two times that a watch is gone on with, ms. */
const apart = 10_000

/**
 * Goes on by itself with an upgrade that a closed page or a refused key has left, where its command may have left: it
 * only looks.
 */
export function useCourse(now: number): Course | null {
  const appliance = useAppliance()
  const heads = useHeads()
  const head = heads.find((one) => one.appliance === appliance.id && one.page === '/firmware')
  const id = head?.id ?? nobody
  const view = usePlan(id)
  const holder = useHolder(id)
  const told = useTold(appliance.id)
  const standing = head ? standingOf(head, holder) : null
  const upgrade = view ? isUpgrade(view.plan) : false
  const open = standing === 'interrupted' || standing === 'paused'
  const refused = useKeyTrouble(appliance.id) !== undefined
  const step = view?.plan.steps[0]
  const mark = step && view.marks.get(step.id, 0)
  const kept = keptOf(mark?.kept)
  const unsent = upgrade && open && kept === null
  const left = upgrade && open && !unsent && !refused
  const resumed = useRef(0)
  useEffect(() => {
    if (!left) return undefined
    const timer = setTimeout(
      () => {
        resumed.current = Date.now()
        void work.resume(id)
      },
      Math.max(0, resumed.current + apart - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [left, id])
  if (!view || !standing) return null
  const running = standing === 'running' || standing === 'elsewhere'
  // A command that failed at once was never watched: nothing of it is under way.
  const failed = !running && mark?.state === 'failed' && kept?.followed.watch.last === null
  const followed = failed ? null : ((running ? told?.watch?.followed : undefined) ?? kept?.followed ?? null)
  const result = UpgradeResult.safeParse(mark?.result)
  const input = UpgradeInput.safeParse(step?.input)
  return {
    view,
    standing,
    kind: upgrade ? 'upgrade' : 'upload',
    mark,
    told,
    followed,
    phase: followed ? phaseOf(followed.watch, now) : null,
    wanted: input.success ? input.data.wanted : null,
    result: result.success ? result.data : null,
    running,
    open: running || (upgrade && open),
    unsent,
  }
}

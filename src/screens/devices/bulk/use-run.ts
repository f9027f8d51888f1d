import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { invalidate } from '../../../api/query'
import type { Appliance } from '../../../api/appliance'
import type { Operation } from '../../../catalog/operation'
import { run, withAgain, workAgain, type Failed, type Progress, type Work } from './run'

/**
 * Runs work on many devices for a dialog. What the operation makes stale is read again once, at the end, instead of
 * after each of what may be hundreds of requests. Closing the dialog ends it after the request that is on its way.
 */
export function useRun(appliance: Appliance, operation: Operation) {
  const client = useQueryClient()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [work, setWork] = useState<readonly Work[]>([])
  const [startedAt, setStartedAt] = useState(0)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

  const go = async (some: readonly Work[], before: Progress | null): Promise<Progress> => {
    const controller = new AbortController()
    abort.current = controller
    setStartedAt(Date.now())
    const tell = (now: Progress) => setProgress(before ? withAgain(before, some, now) : now)
    const outcome = await run(some, controller.signal, tell)
    await invalidate(client, appliance, operation)
    return outcome
  }
  return {
    progress,
    work,
    startedAt,
    start: (next: readonly Work[]) => {
      setWork(next)
      return go(next, null)
    },
    stop: () => abort.current?.abort(),
    /** Does again what failed, or a part of it; what came of the rest stays. */
    again: (which: (failed: Failed) => boolean = () => true) =>
      go(workAgain(work, progress?.failed.filter(which) ?? []), progress),
    /** Notes what was done about a device that failed: nothing is left to do, or it is as the words say. */
    settle: (device: number, words?: string) =>
      setProgress(
        (now) =>
          now && {
            ...now,
            failed: now.failed.flatMap((one) =>
              one.device !== device ? [one] : words === undefined ? [] : [{ ...one, reason: words }],
            ),
          },
      ),
    running: progress?.state === 'running',
  }
}

export type Run = ReturnType<typeof useRun>

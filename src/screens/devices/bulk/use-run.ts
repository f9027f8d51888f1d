import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { invalidate } from '../../../api/query'
import type { Appliance } from '../../../api/appliance'
import type { Operation } from '../../../catalog/operation'
import { run, workAgain, type Progress, type Work } from './run'

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

  const start = async (next: readonly Work[]): Promise<Progress> => {
    const controller = new AbortController()
    abort.current = controller
    setWork(next)
    setStartedAt(Date.now())
    const outcome = await run(next, controller.signal, setProgress)
    await invalidate(client, appliance, operation)
    return outcome
  }
  return {
    progress,
    work,
    startedAt,
    start,
    stop: () => abort.current?.abort(),
    again: () => start(workAgain(work, progress?.failed ?? [])),
    running: progress?.state === 'running',
  }
}

export type Run = ReturnType<typeof useRun>

import { useRef, useState } from 'react'
import { isApiError, sentenceFor } from '../api/errors'
import { countOutcomes, runEach, type Outcomes } from './bulk-run'

interface Bulk {
  /** Null before the first run. */
  outcomes: Outcomes | null
  running: boolean
  /** Ids that failed or were never sent. */
  left: string[]
  run: (ids: readonly string[], work: (id: string) => Promise<string>) => Promise<Outcomes>
  stop: () => void
}

/** What the work itself refused is said as it is; a failed request with its operation and status. */
const wordsFor = (error: unknown): string =>
  error instanceof Error && !isApiError(error) ? error.message : sentenceFor(error)

/** Runs requests row by row and keeps every outcome; a second run replaces only the rows it runs. */
export function useBulk(): Bulk {
  const [outcomes, setOutcomes] = useState<Outcomes | null>(null)
  const [running, setRunning] = useState(false)
  const stop = useRef<AbortController | null>(null)
  const run = async (ids: readonly string[], work: (id: string) => Promise<string>) => {
    const before = new Map(outcomes ?? [])
    const controller = new AbortController()
    stop.current = controller
    setRunning(true)
    const show = (now: Outcomes) => setOutcomes(new Map([...before, ...now]))
    try {
      const now = await runEach(ids, work, { signal: controller.signal, onChange: show, wordsFor })
      return new Map([...before, ...now])
    } finally {
      setRunning(false)
    }
  }
  const left = [...(outcomes ?? [])].filter(([, { state }]) => state === 'failed' || state === 'stopped')
  return { outcomes, running, left: left.map(([id]) => id), run, stop: () => stop.current?.abort() }
}

/** "Retry 3 failed", or what else is left. */
export function retryWords(outcomes: Outcomes): string {
  const { failed, stopped } = countOutcomes(outcomes)
  return stopped > 0 ? `Send ${failed + stopped} that are left` : `Retry ${failed} failed`
}

import { useLog } from '../api/log-hooks'
import type { LogEntry } from '../api/log'
import { useNow } from '../ui/time-text'

/** From when on an answer is missed, ms. */
const slow = 4000

/**
 * The oldest request of those sent since a moment (ms since 1970) whose answer is missed, and for how long, ms in whole
 * seconds. A file that is sent has its own progress.
 */
export function useUnanswered(since = 0): { sent: LogEntry; ms: number } | undefined {
  const now = useNow(1000)
  const sent = useLog().find(
    ({ state, started, body }) =>
      state === 'running' && started >= since && (body === null || body.kind === 'text' || body.kind === 'cut'),
  )
  const ms = sent ? Math.floor((now - sent.started) / 1000) * 1000 : 0
  return sent && ms >= slow ? { sent, ms } : undefined
}

import { useRef } from 'react'
import type { LogEntry } from '../api/log'
import { useLog } from '../api/log-hooks'
import type { ShownRequest } from '../api/shown-request'
import { bytes, duration } from '../ui/format'
import { lazily } from '../ui/lazily'
import { setStripPlace } from '../ui/strip'
import { useUnanswered } from './unanswered'
import styles from './frame.module.css'

const RequestLog = lazily(() => import('./request-log').then((module) => module.RequestLog))

/** The line below the sheet: the request log, the last request, and what the page is showing. */
export function Strip({
  open,
  shown,
  onOpen,
}: {
  open: boolean
  shown: ShownRequest | null
  onOpen: (open: boolean) => void
}) {
  const entries = useLog()
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    onOpen(false)
    opener.current?.focus()
  }
  return (
    <>
      {open && <RequestLog entries={entries} shown={shown} onClose={close} />}
      <footer className={styles.strip}>
        <button
          ref={opener}
          type="button"
          className={styles.log}
          aria-expanded={open}
          onClick={() => onOpen(!open)}
          // The log takes the focus once it is there; until then the key is pressed here.
          onKeyDown={(event) => event.key === 'Escape' && open && close()}
        >
          Request log <small>{entries.length}</small>
        </button>
        <Last entry={entries.at(-1)} />
        <span className={styles.facts} ref={setStripPlace} />
      </footer>
    </>
  )
}

/** The last request, or an older one that is still waited for: nothing else on the page says how long. */
function Last({ entry }: { entry: LogEntry | undefined }) {
  const missed = useUnanswered()
  const last = missed?.sent ?? entry
  if (!last) return null
  return (
    <span className={styles.last}>
      {missed ? `waiting for ${duration(missed.ms)}` : (last.status ?? last.error ?? 'waiting')}{' '}
      <code>
        {last.method} {last.path}
      </code>{' '}
      {last.ms !== null && `${Math.round(last.ms)} ms`}
      {last.bytes !== null && `, ${bytes(last.bytes)}`}
    </span>
  )
}

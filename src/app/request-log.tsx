/** The request log: what the console sent, how it was answered, and each request as code. */
import { Eraser, SquareTerminal, X } from 'lucide-react'
import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { handToExplorer } from '../api/explorer-handoff'
import { log, type LogBody, type LogEntry } from '../api/log'
import type { ShownRequest } from '../api/shown-request'
import { languageNames, languages, neutralOf, sample } from '../api/samples'
import { leaving } from '../browser/leave'
import { Button, IconButton } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import { EmptyState } from '../ui/empty-state'
import { bytes, count } from '../ui/format'
import { State } from '../ui/state-glyph'
import { TimeText } from '../ui/time-text'
import styles from './request-log.module.css'

const outcomeOf = (entry: LogEntry) =>
  entry.state === 'running' ? 'waiting' : entry.status === null ? (entry.error ?? 'failed') : String(entry.status)

const stateOf = (entry: LogEntry) =>
  entry.state === 'running' ? 'running' : entry.state === 'failed' ? 'danger' : entry.unexpected.length ? 'warn' : 'ok'

function Row({ entry, chosen, onChoose }: { entry: LogEntry; chosen: boolean; onChoose: () => void }) {
  return (
    <tr aria-current={chosen || undefined} onClick={onChoose}>
      <td>
        <TimeText at={entry.started} mode="time" />
      </td>
      <td className={styles.method}>{entry.method}</td>
      <td className={styles.path}>
        <button type="button" onClick={onChoose} title={entry.path}>
          {entry.path}
        </button>
      </td>
      <td>
        <State state={stateOf(entry)}>{outcomeOf(entry)}</State>
      </td>
      <td className={styles.number}>{entry.ms === null ? '' : `${Math.round(entry.ms)} ms`}</td>
      <td className={styles.number}>{entry.bytes === null ? '' : bytes(entry.bytes)}</td>
    </tr>
  )
}

/** What was sent, without the content of files. */
function Body({ body }: { body: LogBody }) {
  switch (body.kind) {
    case 'text':
      return <pre className={styles.body}>{body.text}</pre>
    case 'form':
      return (
        <dl className={styles.form} aria-label="Fields of the form">
          {body.parts.map((part, index) => (
            // A form may have several fields of one name.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index}>
              <dt>{part.name}</dt>
              <dd>{'file' in part ? `File ${part.file}, ${bytes(part.size)}` : part.text}</dd>
            </div>
          ))}
        </dl>
      )
    case 'file':
      return (
        <p className={styles.facts}>
          Sent: file {body.name}, {bytes(body.size)}
        </p>
      )
    case 'cut':
      return <p className={styles.facts}>Sent: {bytes(body.size)}, too long to be kept here</p>
  }
}

function Detail({ entry }: { entry: LogEntry }) {
  const navigate = useNavigate()
  return (
    <div className={styles.detail}>
      <p>
        <code>
          {entry.method} {entry.path}
        </code>
      </p>
      <p className={styles.facts}>
        {entry.attempt > 1 && `Attempt ${entry.attempt}. `}
        {entry.said || (entry.state === 'done' ? 'Answered as expected.' : '')}
      </p>
      {entry.unexpected.length > 0 && (
        <ul className={styles.facts}>
          {entry.unexpected.map(({ where, problem, count }) => (
            <li key={where + problem}>
              Unexpected shape at <code>{where}</code>: {problem} ({count} times)
            </li>
          ))}
        </ul>
      )}
      {entry.body && <Body body={entry.body} />}
      <div className={styles.copies}>
        {languages.map((language) => (
          <CopyButton
            key={language}
            small
            label={`Copy as ${languageNames[language]}`}
            text={() => sample(language, neutralOf(entry))}
          />
        ))}
      </div>
      <Button
        small
        icon={<SquareTerminal size={14} strokeWidth={2} />}
        onClick={() => {
          const address = handToExplorer(entry)
          if (address !== null) leaving(() => void navigate(address))
        }}
      >
        Open in the explorer
      </Button>
      <p className={styles.facts}>
        Copied code reads the key from the variable <code>EXTRAHOP_API_KEY</code>.
      </p>
    </div>
  )
}

interface Props {
  entries: readonly LogEntry[]
  /** The entry to open at, when a page asked to show its request. */
  shown: ShownRequest | null
  onClose: () => void
}

export function RequestLog({ entries, shown, onClose }: Props) {
  const [chosen, setChosen] = useState<number | null>(shown?.where === 'log' ? shown.id : null)
  const [height, setHeight] = useState(240)
  const region = useRef<HTMLElement>(null)
  const [answered, setAnswered] = useState(shown)
  if (shown !== answered) {
    setAnswered(shown)
    if (shown?.where === 'log') setChosen(shown.id)
  }
  const close = useEffectEvent(onClose)
  useLayoutEffect(() => {
    const element = region.current
    if (!element) return
    element.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    element.addEventListener('keydown', onKey)
    return () => element.removeEventListener('keydown', onKey)
  }, [])
  const entry = entries.find(({ id }) => id === chosen)

  const resize = (start: number) => {
    const from = height
    const move = (event: PointerEvent) =>
      setHeight(Math.max(120, Math.min(window.innerHeight - 160, from + start - event.clientY)))
    const stop = () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', stop)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', stop)
  }

  return (
    <section ref={region} className={styles.log} aria-label="Request log" tabIndex={-1} style={{ height }}>
      <div
        className={styles.grip}
        role="separator"
        aria-label="Height of the request log"
        aria-orientation="horizontal"
        aria-valuenow={height}
        aria-valuemin={120}
        tabIndex={0}
        onPointerDown={(event) => resize(event.clientY)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') setHeight(height + 24)
          if (event.key === 'ArrowDown') setHeight(Math.max(120, height - 24))
        }}
      />
      <header>
        <h2>Request log</h2>
        <span className={styles.count}>
          {count(entries.length, 'request', 'requests')}, newest first. Up to 500 are kept, the key never.
        </span>
        <Button kind="plain" small icon={<Eraser size={14} strokeWidth={2} />} onClick={() => log.clear()}>
          Clear
        </Button>
        <IconButton
          kind="plain"
          small
          label="Close the request log"
          icon={<X size={14} strokeWidth={2} />}
          onClick={onClose}
        />
      </header>
      <div className={styles.columns}>
        <div className={styles.rows} tabIndex={0} role="group" aria-label="Requests">
          {entries.length === 0 ? (
            <EmptyState icon={<Eraser size={22} />} title="No requests yet">
              Every call the console makes to an appliance is listed here.
            </EmptyState>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">Time</th>
                  <th scope="col">Method</th>
                  <th scope="col">Path</th>
                  <th scope="col">Status</th>
                  <th scope="col" className={styles.number}>
                    Took
                  </th>
                  <th scope="col" className={styles.number}>
                    Size
                  </th>
                </tr>
              </thead>
              <tbody>
                {entries.toReversed().map((each) => (
                  <Row key={each.id} entry={each} chosen={each.id === chosen} onChoose={() => setChosen(each.id)} />
                ))}
              </tbody>
            </table>
          )}
        </div>
        {entry && <Detail entry={entry} />}
      </div>
    </section>
  )
}

import { Download } from 'lucide-react'
import Papa from 'papaparse'
import { Button } from '../../ui/button'
import { count, list as inWords } from '../../ui/format'
import { saveBlob } from '../../ui/save-blob'
import { Section } from '../../ui/panel'
import { safeCell } from '../export/cell'
import type { LineState, Resolved, ResolvedLine } from './resolve'
import styles from './device-list.module.css'

const states: Record<Exclude<LineState, 'found'>, string> = {
  missing: 'not found',
  ambiguous: 'ambiguous',
  contradictory: 'contradictory',
  unreadable: 'not readable',
}

/** "20 devices from 24 lines; 3 not found, 1 ambiguous". */
export function outcomeWords({ ids, lines, counts }: Resolved): string {
  const rest = Object.entries(states).flatMap(([state, words]) => {
    const of = counts[state as LineState]
    return of > 0 ? [`${of.toLocaleString('en')} ${words}`] : []
  })
  const found = `${count(ids.length, 'device', 'devices')} from ${count(lines.length, 'line', 'lines')}`
  return rest.length > 0 ? `${found}; ${inWords(rest)}` : found
}

/** More are in the file. */
const mostShown = 200

/** The lines that mean no device, with why, and as a file. Nothing if there is none. */
export function NotFound({ resolved }: { resolved: Resolved }) {
  const lines = resolved.lines.filter(({ state }) => state !== 'found')
  if (lines.length === 0) return null
  return (
    <Section
      title="Not found"
      aside={count(lines.length, 'line', 'lines')}
      end={
        <Button
          small
          icon={<Download />}
          onClick={() => saveBlob('not-found.csv', new Blob([fileOf(lines)], { type: 'text/csv' }))}
        >
          Save as CSV
        </Button>
      }
    >
      <ul className={styles.lines}>
        {lines.slice(0, mostShown).map((line, at) => (
          // A line of several values stands several times.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            <span className={styles.number}>{line.line}</span>
            <bdi className={styles.text}>{line.text}</bdi>
            <span className={styles.why}>{line.why}</span>
          </li>
        ))}
      </ul>
      {lines.length > mostShown && <p className={styles.more}>The first {mostShown}; all of them are in the file.</p>}
    </Section>
  )
}

const fileOf = (lines: readonly ResolvedLine[]): string =>
  Papa.unparse([
    ['line', 'outcome', 'why', 'text'],
    ...lines.map(({ line, state, why, cells }) => [line, state, safeCell(why ?? ''), ...cells.map(safeCell)]),
  ])

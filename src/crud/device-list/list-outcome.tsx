import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import Papa from 'papaparse'
import { useAppliance } from '../../api/session'
import type { Device } from '../../catalog/devices'
import { Button } from '../../ui/button'
import { count, list as inWords } from '../../ui/format'
import { exportName } from '../../ui/file-name'
import { saveBlob } from '../../ui/save-blob'
import { Section } from '../../ui/panel'
import { plainCell, safeCell } from '../export/cell'
import { PickLine } from './pick-line'
import type { Picks } from './picks'
import { textHead } from './roles'
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

/** Choosing the device that a line means. */
export interface Choosing {
  /** The devices that were looked at; those that a line could mean are among them. */
  devices: ReadonlyMap<number, Device>
  picks: Picks
  onPick: (text: string, device: Device | undefined) => void
}

interface NotFoundProps {
  resolved: Resolved
  /** Heads of the list's columns, so that the file can be put right and taken again. */
  heads: readonly string[] | undefined
  choosing?: Choosing
  /** Beside the export. */
  end?: ReactNode
}

/** The lines that mean no device, with why, and as a file. Nothing if there is none. */
export function NotFound({ resolved, heads, choosing, end }: NotFoundProps) {
  const appliance = useAppliance()
  const picks = choosing?.picks
  const lines = resolved.lines.filter(({ state, text }) => state !== 'found' || picks?.has(text))
  if (lines.length === 0) return null
  return (
    <Section
      title="Not found"
      aside={count(lines.length, 'line', 'lines')}
      end={
        <>
          {end}
          <Button
            small
            icon={<Download />}
            onClick={() =>
              saveBlob(
                exportName('not found', appliance.name, 'csv'),
                new Blob([notFoundFile(lines, heads)], { type: 'text/csv' }),
              )
            }
          >
            Save as CSV
          </Button>
        </>
      }
    >
      <ul className={styles.lines}>
        {lines.slice(0, mostShown).map((line, at) => (
          // A line of several values stands several times.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            <span className={styles.number}>{line.line}</span>
            <bdi className={styles.text}>{line.text}</bdi>
            <span className={styles.why}>{line.why ?? 'Chosen by hand'}</span>
            {choosing && <PickLine line={line} choosing={choosing} />}
          </li>
        ))}
      </ul>
      {lines.length > mostShown && <p className={styles.more}>The first {mostShown}; all of them are in the file.</p>}
    </Section>
  )
}

/** The lines as a file that is a list itself: what was not found can be put right there, and taken again. */
export const notFoundFile = (lines: readonly ResolvedLine[], heads: readonly string[] = [textHead]): string =>
  Papa.unparse([
    ['Line', 'Outcome', 'Why', ...heads.map(safeCell)],
    ...lines.map(({ line, state, why, cells }) => [
      line,
      state,
      safeCell(why ?? ''),
      ...cells.map((cell) => safeCell(plainCell(cell))),
    ]),
  ])

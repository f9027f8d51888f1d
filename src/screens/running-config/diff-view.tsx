/** The diff itself: changed sections open, alike ones folded, one under the other on a narrow page. */
import { UnfoldVertical } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { classes } from '../../ui/class-names'
import { count, number } from '../../ui/format'
import { Unseen } from '../../ui/unseen'
import type { Alike, Cell, Row, SectionDiff } from '../../work/document/diff-rows'
import styles from './running-config.module.css'

/** Sections that are shown under each other. */
const mostSections = 500

function Words({ text, word }: Pick<Cell, 'text' | 'word'>) {
  if (!word) return text
  return (
    <>
      {text.slice(0, word[0])}
      <u>{text.slice(word[0], word[1])}</u>
      {text.slice(word[1])}
    </>
  )
}

function Side({ cell, kind }: { cell: Cell | null; kind: 'gone' | 'new' | 'same' }) {
  if (!cell) return <span className={styles.missing} aria-hidden />
  const mark = kind === 'gone' ? '-' : kind === 'new' ? '+' : ' '
  return (
    <span className={classes(styles.side, kind === 'gone' && styles.gone, kind === 'new' && styles.added)}>
      <i>{cell.line}</i>
      <b aria-hidden>{mark}</b>
      <code>
        {kind !== 'same' && <Unseen>{kind === 'gone' ? 'removed: ' : 'added: '}</Unseen>}
        <Words text={cell.text} word={cell.word} />
      </code>
    </span>
  )
}

function Fold({ words, onOpen, name }: { words: string; onOpen: () => void; name?: string }) {
  return (
    <li className={styles.fold}>
      <button type="button" aria-expanded={false} onClick={onOpen}>
        <UnfoldVertical size={14} strokeWidth={2} aria-hidden />
        {name === undefined ? '' : <code>{name}</code>} {words}
      </button>
    </li>
  )
}

function Lines({ row, onFold }: { row: Row; onFold: (fold: Alike) => ReactNode }) {
  if (row.kind === 'fold') return onFold(row)
  const same = row.kind === 'same'
  return (
    <li className={same ? styles.same : undefined}>
      <Side cell={row.left} kind={same ? 'same' : 'gone'} />
      <Side cell={row.right} kind={same ? 'same' : 'new'} />
    </li>
  )
}

/** Reads a section, or a fold in it. */
type Open = (section: SectionDiff, fold: Alike | null, signal: AbortSignal) => Promise<readonly Row[]>

interface UnfoldedProps {
  section: SectionDiff
  fold: Alike | null
  onOpen: Open
  /** A fold inside what was opened. */
  onFold: (fold: Alike) => ReactNode
}

/** What was folded, read when it is opened. */
function Unfolded({ section, fold, onOpen, onFold }: UnfoldedProps) {
  const [rows, setRows] = useState<readonly Row[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    onOpen(section, fold, stop.signal).then(setRows, (error: unknown) => {
      if (!stop.signal.aborted) setProblem(error instanceof Error ? error.message : String(error))
    })
    return () => stop.abort()
  }, [section, fold, onOpen])
  if (problem !== null)
    return (
      <li className={styles.fold}>
        <span className={styles.rest}>{problem}</span>
      </li>
    )
  // Rows neither move nor change: their place is their name.
  // oxlint-disable-next-line react/no-array-index-key
  return rows?.map((row, index) => <Lines key={index} row={row} onFold={onFold} />)
}

export function DiffView({
  sections,
  left,
  right,
  alone,
  onOpen,
}: {
  sections: readonly SectionDiff[]
  left: ReactNode
  right: ReactNode
  /** Only this section, all of it. */
  alone: string | null
  onOpen: Open
}) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const shown = alone === null ? sections.slice(0, mostSections) : sections.filter(({ name }) => name === alone)
  const folded = (section: SectionDiff, fold: Alike | null, words: string): ReactNode => {
    const id = fold ? `${section.name} ${fold.left} ${fold.right}` : section.name
    if (open.has(id) || (!fold && alone !== null))
      return (
        <Unfolded
          key={id}
          {...{ section, fold, onOpen }}
          onFold={(inner) => folded(section, inner, alikeWords(inner))}
        />
      )
    const onClick = () => setOpen(new Set([...open, id]))
    return <Fold key={id} words={words} onOpen={onClick} {...(!fold && { name: section.name })} />
  }
  return (
    <section className={styles.diff} aria-label="Differences">
      <header className={styles.heads}>
        <div>{left}</div>
        <div>{right}</div>
      </header>
      {/* What scrolls takes the focus, so that a keyboard can scroll it. */}
      <ol className={classes(styles.lines, isLong(sections) && styles.many)} tabIndex={0}>
        {shown.map((section) => {
          const { name, rows, more, changed } = section
          if (!rows) return folded(section, null, changed ? changedWords(section) : alikeWords(section))
          const lines = rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <Lines key={`${name} ${index}`} row={row} onFold={(fold) => folded(section, fold, alikeWords(fold))} />
          ))
          if (more === 0) return lines
          return [
            ...lines,
            <Rest key={`${name} rest`}>
              {count(more, 'more line', 'more lines')} of <code>{name}</code> not shown; Download has all of it
            </Rest>,
          ]
        })}
        {alone === null && sections.length > mostSections && (
          <Rest>
            {count(sections.length - mostSections, 'more section', 'more sections')} not shown; Download has all of it
          </Rest>
        )}
      </ol>
    </section>
  )
}

/** Their last lines have more digits than most. */
const isLong = (sections: readonly SectionDiff[]): boolean =>
  Math.max(...(sections.at(-1)?.from ?? [0])) + (sections.at(-1)?.lines ?? 0) > 99_999

const alikeWords = ({ lines }: Pick<Alike, 'lines'>): string => count(lines, 'line alike', 'lines alike')
const changedWords = ({ gone, added }: SectionDiff): string => `−${number(gone, 0)} +${number(added, 0)}`

const Rest = ({ children }: { children: ReactNode }) => (
  <li className={styles.fold}>
    <span className={styles.rest}>{children}</span>
  </li>
)

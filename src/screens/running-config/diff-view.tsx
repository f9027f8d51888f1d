/** The diff itself: changed sections open, alike ones folded, one under the other on a narrow page. */
import { UnfoldVertical } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { classes } from '../../ui/class-names'
import { count } from '../../ui/format'
import { Unseen } from '../../ui/unseen'
import type { Cell, Row, SectionDiff } from './diff-rows'
import styles from './running-config.module.css'

/** Lines that are shown of a fold at once. */
const atOnce = 400
/** Rows that are shown of a changed section. */
const mostChanged = 3000

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

function Fold({ lines, open, onOpen, name }: { lines: number; open: boolean; onOpen: () => void; name?: string }) {
  return (
    <li className={styles.fold}>
      <button type="button" aria-expanded={open} onClick={onOpen}>
        <UnfoldVertical size={14} strokeWidth={2} aria-hidden />
        {name === undefined ? '' : <code>{name}</code>} {count(lines, 'line alike', 'lines alike')}
      </button>
    </li>
  )
}

export function DiffView({
  sections,
  left,
  right,
  alone,
}: {
  sections: readonly SectionDiff[]
  left: ReactNode
  right: ReactNode
  /** Only this section, all of it. */
  alone: string | null
}) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
  }
  const shown = alone === null ? sections : sections.filter(({ name }) => name === alone)
  const draw = (row: Row, key: string): ReactNode => {
    if (row.kind === 'fold')
      return open.has(row.id) ? (
        row.rows.slice(0, atOnce).map((inner, index) => draw(inner, `${key} ${index}`))
      ) : (
        <Fold key={key} lines={row.lines} open={false} onOpen={() => toggle(row.id)} />
      )
    if (row.kind === 'same')
      return (
        <li key={key} className={styles.same}>
          <Side cell={row.left} kind="same" />
          <Side cell={row.right} kind="same" />
        </li>
      )
    return (
      <li key={key}>
        <Side cell={row.left} kind="gone" />
        <Side cell={row.right} kind="new" />
      </li>
    )
  }
  return (
    <section className={styles.diff} aria-label="Differences">
      <header className={styles.heads}>
        <div>{left}</div>
        <div>{right}</div>
      </header>
      {/* What scrolls takes the focus, so that a keyboard can scroll it. */}
      <ol className={styles.lines} tabIndex={0}>
        {shown.map((section) => {
          const whole = section.changed || alone !== null || open.has(section.name)
          if (!whole)
            return (
              <Fold
                key={section.name}
                name={section.name}
                lines={section.lines}
                open={false}
                onOpen={() => toggle(section.name)}
              />
            )
          const most = section.changed ? mostChanged : atOnce
          const rows = section.rows.slice(0, most).map((row, index) =>
            // Rows neither move nor change: their place is their name.
            draw(row, `${section.name} ${index}`),
          )
          const hidden = section.changed ? section.rows.length - most : 0
          if (hidden <= 0) return rows
          return [
            ...rows,
            <li key={`${section.name} rest`} className={styles.fold}>
              <span className={styles.rest}>
                {count(hidden, 'more line', 'more lines')} of <code>{section.name}</code> not shown; Download has all of
                it
              </span>
            </li>,
          ]
        })}
      </ol>
    </section>
  )
}

/** The loaded rows grouped by shape. */
import { CircleMinus, CirclePlus } from 'lucide-react'
import { useCallback } from 'react'
import { IconButton } from '../../ui/button'
import { count, number, share } from '../../ui/format'
import { typeTitle } from './columns'
import { patternsOf, ruleOfPattern, type Pattern } from './patterns'
import type { RecordRow } from './session'
import { useWorkedOut } from './use-worked-out'
import { cut } from './values'
import styles from './panel.module.css'

interface Props {
  rows: readonly RecordRow[]
  onPattern: (pattern: Pattern, include: boolean) => void
  onOpen: (row: RecordRow) => void
}

const shown = 60

export function PatternsPanel({ rows, onPattern, onOpen }: Props) {
  const patterns = useWorkedOut(useCallback((signal: AbortSignal) => patternsOf(rows, signal), [rows]))
  if (!patterns)
    return (
      <section className={styles.facets} aria-label="Patterns">
        <p className={styles.note}>Grouping…</p>
      </section>
    )
  return (
    <section className={styles.facets} aria-label="Patterns">
      <p className={styles.note}>
        {count(patterns.length, 'pattern', 'patterns')} in {count(rows.length, 'loaded record', 'loaded records')}; “…”
        stands for ids and numbers.
      </p>
      <ul>
        {patterns.slice(0, shown).map((pattern) => {
          const { type, field, shape, example, row } = pattern
          const reason = field === '' ? 'Such a record has no text to look for' : undefined
          const rule = ruleOfPattern(pattern)
          const words = `${field} ${rule.operator} ${cut(String(rule.operand), 40)}`
          return (
            <li key={`${type} ${field} ${shape}`} className={styles.pattern}>
              <p className={styles.ranked}>
                <b>{number(pattern.count, 0)}</b>{' '}
                <span>
                  {share(pattern.count, rows.length)}, {typeTitle(type)}
                </span>
                <IconButton
                  small
                  kind="plain"
                  icon={<CirclePlus />}
                  reason={reason}
                  label={`Only ${words}`}
                  onClick={() => onPattern(pattern, true)}
                />
                <IconButton
                  small
                  kind="plain"
                  icon={<CircleMinus />}
                  reason={reason}
                  label={`Not ${words}`}
                  onClick={() => onPattern(pattern, false)}
                />
              </p>
              <button type="button" title={`Such as ${cut(example, 200)}`} onClick={() => onOpen(row)}>
                {cut(shape, 160) || 'no text'}
              </button>
            </li>
          )
        })}
      </ul>
      {patterns.length > shown && <p className={styles.note}>{number(patterns.length - shown, 0)} rarer ones.</p>}
    </section>
  )
}

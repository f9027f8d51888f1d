/** What sets a part of the rows apart: fields ranked by how differently their values are spread. */
import { CircleMinus, CirclePlus } from 'lucide-react'
import { useCallback } from 'react'
import { Button, IconButton } from '../../ui/button'
import { count, number, share } from '../../ui/format'
import { explain } from './difference'
import { cannotAsk } from './include'
import type { RecordRow } from './session'
import { useWorkedOut } from './use-worked-out'
import { cut } from './values'
import styles from './panel.module.css'

export interface Part {
  /** "10:18 to 10:27", "statusCode 404" */
  words: string
  isInside: (row: RecordRow) => boolean
  /** The field whose value it is. */
  field?: string
}

interface Props {
  rows: readonly RecordRow[]
  part: Part
  /** Loads more rows, where not all that match are there. */
  onMore?: (() => void) | undefined
  onRule: (field: string, value: unknown, include: boolean) => void
}

const shown = 25

export function DifferencePanel({ rows, part, onMore, onRule }: Props) {
  const result = useWorkedOut(useCallback((signal: AbortSignal) => explain(rows, part, signal), [rows, part]))
  if (!result)
    return (
      <section className={styles.facets} aria-label="Difference">
        <p className={styles.note}>Comparing…</p>
      </section>
    )
  const { inside, outside, fields } = result
  return (
    <section className={styles.facets} aria-label="Difference">
      <p className={styles.note}>
        <b>{part.words}</b>: {count(inside, 'loaded record', 'loaded records')} inside against {number(outside, 0)}{' '}
        outside.
      </p>
      {inside === 0 || outside === 0 ? (
        <p className={styles.note}>
          {inside === 0
            ? 'There is nothing to compare: no loaded record lies inside.'
            : 'There is nothing to compare with: all loaded records lie inside.'}{' '}
          {onMore ? (
            <Button small onClick={onMore}>
              Load more
            </Button>
          ) : (
            'Choose another part, or search in a longer time.'
          )}
        </p>
      ) : (
        fields.length === 0 && <p className={styles.note}>No field is spread differently in the two.</p>
      )}
      <ul>
        {fields.slice(0, shown).map(({ field, score, values }) => (
          <li key={field}>
            <p className={styles.ranked}>
              <b>{field}</b> <span>{share(score, 1)} apart</span>
            </p>
            <table className={styles.values}>
              <tbody>
                {values.map((value) => (
                  <tr key={`${typeof value.text} ${value.text ?? ''}`}>
                    <th scope="row">
                      {value.text ? (
                        <bdi title={value.text}>{cut(value.text, 80)}</bdi>
                      ) : (
                        <i>{value.text === undefined ? 'absent' : 'empty text'}</i>
                      )}
                    </th>
                    <td className={styles.shares}>
                      {share(value.inside, 1)} <span>against {share(value.outside, 1)}</span>
                    </td>
                    <td>
                      <IconButton
                        small
                        kind="plain"
                        icon={<CirclePlus />}
                        reason={cannotAsk(value.raw)}
                        label={`Only ${field} ${value.text ?? 'absent'}`}
                        onClick={() => onRule(field, value.text === undefined ? undefined : value.raw, true)}
                      />
                      <IconButton
                        small
                        kind="plain"
                        icon={<CircleMinus />}
                        reason={cannotAsk(value.raw)}
                        label={`Not ${field} ${value.text ?? 'absent'}`}
                        onClick={() => onRule(field, value.text === undefined ? undefined : value.raw, false)}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </li>
        ))}
      </ul>
    </section>
  )
}

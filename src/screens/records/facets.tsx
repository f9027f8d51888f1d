/** Value counts of fields over the loaded rows, each value with a way to see it alone or not at all. */
import { CircleMinus, CirclePlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { isCancelled } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { useProblem } from '../../api/use-failure'
import { Button, IconButton } from '../../ui/button'
import { count, number, share } from '../../ui/format'
import { SearchField } from '../../ui/search-field'
import { ValueCounter, type ValueCount } from './counting'
import { cannotAsk } from './include'
import { isComplete, type Results } from './session'
import { cut } from './values'
import styles from './panel.module.css'

interface Props {
  results: Results
  /** The fields to offer, those in the table first. */
  fields: readonly { name: string; title: string }[]
  onRule: (field: string, value: unknown, include: boolean) => void
  /** Asks the appliance how often a value stands in all matches. */
  onCountAll: (field: string, values: readonly ValueCount[]) => Promise<ReadonlyMap<string | undefined, number>>
  onExplain: (field: string, value: ValueCount) => void
}

/** Values of a field that are listed. */
const shownValues = 8
/** Fields that are listed unasked. */
const shownFields = 40

export function Facets(props: Props) {
  const { results, fields } = props
  const { rows, total } = results
  const [words, setWords] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(fields.slice(1, 3).map(({ name }) => name)))
  const needle = words.trim().toLowerCase()
  const found = fields.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(needle))
  return (
    <div className={styles.facets}>
      <p className={styles.note}>
        {isComplete(results)
          ? `Of all ${count(rows.length, 'record', 'records')}`
          : `Of ${number(rows.length, 0)} loaded of ${total === undefined ? 'an unknown number' : number(total, 0)}`}
      </p>
      <SearchField small label="Find a field" placeholder="Find a field" value={words} onChange={setWords} />
      <ul>
        {found.slice(0, shownFields).map((field) => (
          <li key={field.name}>
            <button
              type="button"
              className={styles.head}
              aria-expanded={open.has(field.name)}
              onClick={() => {
                const next = new Set(open)
                if (!next.delete(field.name)) next.add(field.name)
                setOpen(next)
              }}
            >
              <span>{field.title}</span> <code>{field.name}</code>
            </button>
            {open.has(field.name) && <Values {...props} field={field.name} />}
          </li>
        ))}
      </ul>
      {found.length > shownFields && (
        <p className={styles.note}>{number(found.length - shownFields, 0)} more fields: type a part of a name.</p>
      )}
    </div>
  )
}

function Values({ results, field, onRule, onCountAll, onExplain }: Props & { field: string }) {
  const { rows, total } = results
  const [counter] = useState(() => new ValueCounter(field))
  const [counts, setCounts] = useState<{ of: typeof rows; values: ValueCount[] } | undefined>(undefined)
  const [all, setAll] = useState<{ of: typeof rows; counts: ReadonlyMap<string | undefined, number> } | undefined>(
    undefined,
  )
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useProblem(useAppliance().id)
  useEffect(() => {
    const controller = new AbortController()
    counter.count(rows, controller.signal).then(
      (values) => setCounts({ of: rows, values }),
      () => undefined,
    )
    return () => controller.abort()
  }, [rows, counter])
  if (!counts) return <p className={styles.note}>Counting…</p>
  const shown = counts.values.slice(0, shownValues)
  const known = all?.of === rows ? all.counts : undefined
  const countAll = async () => {
    setPending(true)
    setProblem(undefined)
    try {
      setAll({ of: rows, counts: await onCountAll(field, shown) })
    } catch (error) {
      if (!isCancelled(error)) setProblem(error)
    } finally {
      setPending(false)
    }
  }
  return (
    <>
      <table className={styles.values}>
        <tbody>
          {shown.map((value) => {
            const words = value.text === undefined ? 'absent' : value.text === '' ? 'empty text' : cut(value.text, 120)
            const whole = known?.get(value.text)
            const reason = value.text === '' ? cannotAsk('') : undefined
            return (
              <tr key={`${typeof value.text} ${value.text ?? ''}`}>
                <th scope="row">
                  {value.text ? <bdi title={value.text}>{words}</bdi> : <i>{words}</i>}
                  <svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
                    <rect width={(value.count / Math.max(1, rows.length)) * 100} height="3" />
                  </svg>
                </th>
                <td title={share(value.count, rows.length)}>
                  {whole === undefined ? number(value.count, 0) : `${number(whole, 0)} in all`}
                </td>
                <td>
                  <IconButton
                    small
                    kind="plain"
                    icon={<CirclePlus />}
                    reason={reason}
                    label={`Only ${field} ${words}`}
                    onClick={() => onRule(field, value.raw, true)}
                  />
                  <IconButton
                    small
                    kind="plain"
                    icon={<CircleMinus />}
                    reason={reason}
                    label={`Not ${field} ${words}`}
                    onClick={() => onRule(field, value.raw, false)}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className={styles.note}>
        {counts.values.length > shown.length && `${number(counts.values.length - shown.length, 0)} more values. `}
        {!isComplete(results) && !known && (
          <Button small kind="plain" pending={pending} onClick={() => void countAll()}>
            Count in all {total !== undefined && number(total, 0)}: {count(shown.length, 'request', 'requests')}
          </Button>
        )}
        {shown[0] && (
          <Button small kind="plain" onClick={() => shown[0] && onExplain(field, shown[0])}>
            Explain {cut(shown[0].text ?? 'absent', 24)}
          </Button>
        )}
        {problem}
      </p>
    </>
  )
}

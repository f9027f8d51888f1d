/** What came back: status, time, size, headers, and the body as tree, table or raw text. */
import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import { adviceFor } from '../../api/errors'
import { rowSchema } from '../../crud/model'
import { fieldsOf } from '../../catalog/fields'
import { Button } from '../../ui/button'
import { Code } from '../../ui/code'
import { Disclosure } from '../../ui/disclosure'
import { bytes, count } from '../../ui/format'
import { JsonView } from '../../ui/json-view'
import { Segmented } from '../../ui/segmented'
import { State } from '../../ui/state-glyph'
import { saveBlob } from '../../ui/save-blob'
import { hiddenHeaders, type ExplorerAnswer } from './answer'
import styles from './explorer.module.css'

type View = 'tree' | 'table' | 'raw'
const views = [
  { value: 'tree', label: 'Tree' },
  { value: 'table', label: 'Table' },
  { value: 'raw', label: 'Raw' },
] as const satisfies readonly { value: View; label: string }[]

/** Rows and columns beyond which a table of everything helps nobody; the rest is in the download. */
const mostRows = 200
const mostColumns = 12

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const cell = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)

function RowsTable({ answer }: { answer: ExplorerAnswer }) {
  const rows = Array.isArray(answer.value)
    ? answer.value.filter(isRecord)
    : isRecord(answer.value)
      ? [answer.value]
      : []
  if (rows.length === 0) return <p className={styles.quiet}>This answer has no rows.</p>
  const shape = rowSchema(answer.operation)
  const known = shape ? fieldsOf(shape).map(({ name }) => name) : []
  const seen = new Set(rows.slice(0, mostRows).flatMap((row) => Object.keys(row)))
  const columns = [...known.filter((name) => seen.has(name)), ...[...seen].filter((name) => !known.includes(name))]
  return (
    <div className={styles.wide} tabIndex={0} role="group" aria-label="Answer as a table">
      <table className={styles.rows}>
        <thead>
          <tr>
            {columns.slice(0, mostColumns).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((row, index) => (
            // Rows of an answer neither move nor change: their place is their name.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              {columns.slice(0, mostColumns).map((name) => (
                <td key={name} title={cell(row[name])}>
                  <bdi>{cell(row[name])}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {(rows.length > mostRows || columns.length > mostColumns) && (
        <p className={styles.quiet}>
          {Math.min(rows.length, mostRows)} of {count(rows.length, 'row', 'rows')},{' '}
          {Math.min(columns.length, mostColumns)} of {count(columns.length, 'column', 'columns')}. Everything is in the
          download.
        </p>
      )}
    </div>
  )
}

function Body({ answer, view }: { answer: ExplorerAnswer; view: View }) {
  const text = useMemo(
    () => (view === 'raw' && answer.value !== undefined ? JSON.stringify(answer.value, null, 2).slice(0, 200_000) : ''),
    [answer, view],
  )
  if (answer.value instanceof Blob) return <p className={styles.quiet}>A file of {bytes(answer.value.size)}.</p>
  if (answer.value === undefined) return <p className={styles.quiet}>The answer has no body.</p>
  if (typeof answer.value === 'string')
    return (
      <Code label="Answer" wrap bare>
        {answer.value}
      </Code>
    )
  if (view === 'tree') return <JsonView value={answer.value} label="Answer" depth={2} height={420} />
  if (view === 'table') return <RowsTable answer={answer} />
  return (
    <Code label="Answer" wrap bare>
      {text}
    </Code>
  )
}

export function AnswerView({ answer }: { answer: ExplorerAnswer }) {
  const [view, setView] = useState<View>('tree')
  const hidden = hiddenHeaders(answer)
  const failed = answer.error !== undefined
  const save = () => {
    const { value } = answer
    const file =
      value instanceof Blob
        ? value
        : new Blob([typeof value === 'string' ? value : JSON.stringify(value, null, 2)], { type: 'application/json' })
    const ending = value instanceof Blob ? 'bin' : typeof value === 'string' ? 'txt' : 'json'
    saveBlob(`${answer.operation.id}.${ending}`, file)
  }
  return (
    <section className={styles.answer} aria-label="Answer" aria-live="polite">
      <header>
        <State state={failed ? 'danger' : 'ok'}>
          <b>{answer.status ?? 'No answer'}</b>
        </State>
        <span>{Math.round(answer.ms)} ms</span>
        {answer.bytes !== null && <span>{bytes(answer.bytes)}</span>}
        <span className={styles.end}>
          {answer.value !== undefined && (
            <Button small kind="plain" icon={<Download size={14} strokeWidth={2} aria-hidden />} onClick={save}>
              Download
            </Button>
          )}
          <Segmented label="Show the answer as" small value={view} onChange={setView} options={views} />
        </span>
      </header>
      {failed && (
        <p className={styles.problem} role="alert">
          {adviceFor(answer.error)}
        </p>
      )}
      <Body answer={answer} view={view} />
      <Disclosure title={`${count(answer.headers.length, 'header', 'headers')} readable`}>
        <dl className={styles.headers}>
          {answer.headers.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
      {hidden.length > 0 && (
        <p className={styles.quiet}>
          A browser hides <code>{hidden.join(', ')}</code> and others unless the appliance exposes them to this page.
        </p>
      )}
    </section>
  )
}

/** What came back: status, time, size, headers, and the body as tree, table or raw text. */
import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import { adviceFor } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { fileEndings } from '../../api/samples'
import { IconButton } from '../../ui/button'
import { exportName, type FileName } from '../../ui/file-name'
import { Code } from '../../ui/code'
import { Disclosure } from '../../ui/disclosure'
import { bytes, count, duration } from '../../ui/format'
import { beginningOf, longestText, wholeOf } from '../../ui/json-beginning'
import { JsonView } from '../../ui/json-view'
import { Segmented } from '../../ui/segmented'
import { State } from '../../ui/state-glyph'
import { cut } from '../../ui/table/column'
import { saveBlob } from '../../ui/save-blob'
import { hiddenHeaders, type ExplorerAnswer } from './answer'
import styles from './answer.module.css'
import { NextSteps } from './next-step'
import { RowsTable } from './rows-table'
import shared from './explorer.module.css'

type View = 'tree' | 'table' | 'raw'
const views = [
  { value: 'tree', label: 'Tree' },
  { value: 'table', label: 'Table' },
  { value: 'raw', label: 'Raw' },
] as const satisfies readonly { value: View; label: string }[]

/** Characters of raw text beyond which a page would only get slow. */
const mostText = 100_000
const longLine = new RegExp(`.{${longestText},}`, 'g')
/** Values up to which all rows of a tree stand open. */
const mostOpen = 2000

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function Raw({ value }: { value: unknown }) {
  const { text, cut } = useMemo(() => beginningOf(value, mostText), [value])
  return (
    <>
      <Code label="Answer" wrap bare copy={() => wholeOf(value)} className={styles.raw}>
        {text}
      </Code>
      {cut && <p className={shared.quiet}>The beginning. Everything is in the copy and in the download.</p>}
    </>
  )
}

/** A list of many rows starts folded: each is one line. */
const depthOf = (value: unknown): number => {
  const [first] = Array.isArray(value) ? value : []
  const each = isRecord(first) ? Object.keys(first).length + 2 : 1
  return Array.isArray(value) && value.length * each > mostOpen ? 1 : 2
}

function Body({ answer, view }: { answer: ExplorerAnswer; view: View }) {
  const { value } = answer
  if (value instanceof Blob) return <p className={shared.quiet}>A file of {bytes(value.size)}. Download keeps it.</p>
  if (value === undefined) {
    return answer.bytes === 0 || answer.error === undefined ? (
      <p className={shared.quiet}>The answer has no body.</p>
    ) : null
  }
  if (typeof value === 'string')
    return (
      <Code label="Answer" wrap bare className={styles.raw}>
        {cut(value, mostText).replaceAll(longLine, (line) => cut(line, longestText))}
      </Code>
    )
  if (view === 'tree') return <JsonView value={value} label="Answer" depth={depthOf(value)} height={420} />
  if (view === 'table') return <RowsTable answer={answer} />
  return <Raw value={value} />
}

/** What is saved: the body as it came, digit for digit. */
async function fileOf(
  { value, file, operation, at }: ExplorerAnswer,
  appliance: string,
): Promise<readonly [name: FileName, content: Blob]> {
  const named = (ending: string) => exportName(operation.id, appliance, ending, at)
  if (value instanceof Blob) {
    const type = operation.returns.kind === 'bytes' ? operation.returns.contentType : value.type
    return [named(fileEndings[type] ?? 'bin'), value]
  }
  const [ending, type] =
    typeof value === 'string' ? (['txt', 'text/plain'] as const) : (['json', 'application/json'] as const)
  return [named(ending), new Blob([(await file?.()) ?? ''], { type })]
}

export function AnswerView({ answer }: { answer: ExplorerAnswer }) {
  const [view, setView] = useState<View>('tree')
  const appliance = useAppliance()
  const hidden = hiddenHeaders(answer)
  const failed = answer.error !== undefined
  const { value } = answer
  // A file, a text, nothing: there is no other way to look at these.
  const viewed = value !== undefined && typeof value !== 'string' && !(value instanceof Blob)
  return (
    <section className={styles.answer} aria-label="Answer" aria-live="polite">
      <header>
        <State state={failed ? 'danger' : 'ok'}>
          <b>{answer.status ?? 'No answer'}</b>
        </State>
        <span>{duration(answer.ms)}</span>
        {answer.bytes !== null && <span>{bytes(answer.bytes)}</span>}
        <span className={styles.end}>
          <NextSteps answer={answer} />
          {value !== undefined && (
            <IconButton
              small
              label="Download"
              icon={<Download size={14} strokeWidth={2} aria-hidden />}
              onClick={() => void fileOf(answer, appliance.name).then((file) => saveBlob(...file))}
            />
          )}
          {viewed && <Segmented label="Show the answer as" small value={view} onChange={setView} options={views} />}
        </span>
      </header>
      {failed && (
        <p className={shared.problem} role="alert">
          {adviceFor(answer.error)}
        </p>
      )}
      <Body answer={answer} view={view} />
      {answer.status !== null && (
        <Disclosure title={`${count(answer.headers.length, 'header', 'headers')} readable`}>
          <dl className={styles.headers}>
            {answer.headers.map(([name, content]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{content}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      )}
      {answer.status !== null && hidden.length > 0 && (
        <p className={shared.quiet}>
          A browser hides <code>{hidden.join(', ')}</code> and others unless the appliance exposes them to this page.
        </p>
      )}
    </section>
  )
}

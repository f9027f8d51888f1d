/** One operation: what it does and needs, its form and raw JSON in step, and what came back. */
import { ArrowLeft, HardDrive, KeyRound, Lock, Milestone, Send } from 'lucide-react'
import { useMemo, useState } from 'react'
import { reasonOf, type Appliance } from '../../api/appliance'
import { keepTyped, type Handoff } from '../../api/handed-request'
import type { RawInput } from '../../api/request'
import { sameJson } from '../../api/same-json'
import type { Language } from '../../api/samples'
import { useProblem } from '../../api/use-failure'
import type { Operation } from '../../catalog/operation'
import { platformNames } from '../../catalog/platform'
import { needsIn, reasonFor } from '../../catalog/privilege'
import { problemsIn, problemsOfChange, problemsOfFilled, type InputProblems } from '../../crud/request/problems-in'
import { RequestForm } from '../../crud/request/request-form'
import { ActButton } from '../../ui/act-button'
import { Button, IconButton } from '../../ui/button'
import { CopyButton } from '../../ui/copy-button'
import { useFirstProblem } from '../../ui/first-problem'
import { list } from '../../ui/format'
import { lazily } from '../../ui/lazily'
import { Note } from '../../ui/note'
import { Progress } from '../../ui/progress'
import { TabPanel, Tabs } from '../../ui/tabs'
import { AnswerView } from './answer-view'
import { previewOf } from './change-preview'
import { Docs } from './docs'
import styles from './explorer.module.css'
import { HistoryList } from './history-list'
import { InputJson } from './input-json'
import { isLacking, lackWords } from './lacks'
import { SampleView } from './sample-view'
import { useSend } from './use-send'

const ConfirmWrite = lazily(() => import('./confirm-write').then((module) => module.default))

type Tab = 'form' | 'json' | 'docs' | 'history'

interface Props {
  appliance: Appliance
  operation: Operation
  /** What the form starts with, and what was typed in it when it was here before. */
  start: Handoff
  /** On a narrow window the list gives way to the operation. */
  onBack: () => void
}

const isWrong = (problems: InputProblems): boolean =>
  Object.values(problems).some((part) => Object.keys(part as Readonly<Record<string, string>>).length > 0)

/** What does not fit, by its place: "body.cycle: ...". */
const linesOf = (problems: InputProblems): string[] =>
  Object.entries(problems).flatMap(([part, fields]) =>
    Object.entries(fields as Readonly<Record<string, string>>).map(
      ([name, words]) => `${[part, name].filter(Boolean).join('.')}: ${words}`,
    ),
  )

const none: InputProblems = { params: {}, query: {}, body: {} }

export function OperationView({ appliance, operation, start, onBack }: Props) {
  const [begun] = useState(start)
  const [input, setInput] = useState(begun.typed ?? begun.input)
  /** What is typed as JSON and means nothing: what it meant before is not sent instead. Typing in the form drops it. */
  const [unread, setUnread] = useState(begun.unread)
  const [tab, setTab] = useState<Tab>(unread === undefined ? 'form' : 'json')
  /** Counts inputs that were not typed: what is typed as JSON gives way to them. */
  const [given, setGiven] = useState(0)
  const [language, setLanguage] = useState<Language>('curl')
  const [tried, setTried] = useState(false)
  const [form, goToProblem] = useFirstProblem<HTMLDivElement>()
  const [asking, setAsking] = useState(false)
  /** The example leaves out what only a person can give: a file, a password. */
  const [yours, setYours] = useState(false)
  const [trouble, setTrouble] = useProblem(appliance.id)
  const { answer, running, sent, send, stop } = useSend(appliance, operation)
  /** What a change that does not fit was for, and how that is now. */
  const [held, setHeld] = useState<{ params: RawInput['params']; before: unknown }>()
  const problems = useMemo(() => {
    const all = problemsIn(operation, input)
    return held && sameJson(held.params, input.params) ? problemsOfChange(all, input, held.before) : all
  }, [operation, input, held])
  const wrong = isWrong(problems)
  const reason = reasonOf(operation, appliance)
  const kept = reason ?? (tab === 'json' && unread !== undefined ? 'What is typed as JSON cannot be read' : undefined)

  const change = (next: RawInput, text?: string) => {
    setInput(next)
    setUnread(text)
    keepTyped(appliance.id, operation.id, begun, next, text)
  }
  const give = (next: RawInput) => {
    change(next)
    setGiven((count) => count + 1)
  }

  const sendNow = () => {
    if (operation.reads) void send(input)
    else setAsking(true)
  }

  const showProblems = () => {
    setTab((current) => (current === 'json' ? current : 'form'))
    goToProblem()
  }

  const submit = async (signal: AbortSignal) => {
    // What was answered is taken back unchanged: how it is now is worth a look where that could settle all of it.
    if (wrong && !operation.reads && !isWrong(problemsOfChange(problems, input, input.body))) {
      const { before } = await previewOf(appliance, operation, input, signal)
      if (signal.aborted) return
      setHeld({ params: input.params, before })
      setTried(true)
      if (isWrong(problemsOfChange(problems, input, before))) showProblems()
      else sendNow()
      return
    }
    setTried(true)
    if (wrong) showProblems()
    else sendNow()
  }

  const fillExample = async (signal: AbortSignal) => {
    setTrouble(undefined)
    try {
      // Fetched when it is asked for.
      const { exampleFor } = await import('../../crud/request/example')
      const example = await exampleFor(operation, appliance, signal)
      give(example)
      setYours(isWrong(problemsIn(operation, example)))
    } catch (error) {
      // Whoever stopped it knows.
      if (!signal.aborted) setTrouble(error)
    }
  }

  // Of a form it is said while it is filled in. What is typed as JSON is wrong until it is all there.
  const told = tab === 'form' ? problemsOfFilled(problems, input, begun.input) : none
  const seen = tried ? problems : told
  return (
    <>
      <section className={styles.operation} aria-labelledby="operation-title">
        <header className={styles.head}>
          <h1 id="operation-title">
            <span className={styles.back}>
              <IconButton label="Back to the list" icon={<ArrowLeft size={16} />} onClick={onBack} />
            </span>
            <b data-method={operation.method}>{operation.method}</b> {operation.path}
          </h1>
          <p>{operation.doc}</p>
          <ul className={styles.facts}>
            <li>
              <KeyRound size={14} strokeWidth={2} aria-hidden />{' '}
              {reasonFor(needsIn(operation, appliance.release)).replace(/^Needs /, '')}
            </li>
            <li>
              <HardDrive size={14} strokeWidth={2} aria-hidden />{' '}
              {list(operation.platforms.map((platform) => platformNames[platform]))}
            </li>
            <li>
              <Milestone size={14} strokeWidth={2} aria-hidden /> since {operation.since}
              {operation.until && `, gone in ${operation.until}`}
            </li>
            <li>
              <CopyButton
                small
                label="Copy link"
                text={() => `${location.origin}${location.pathname}#/explorer?operation=${operation.id}`}
              />
            </li>
          </ul>
        </header>
        <Tabs
          label="Request"
          value={tab}
          onChange={(next) => setTab(next as Tab)}
          items={[
            { id: 'form', title: 'Form' },
            { id: 'json', title: 'JSON' },
            { id: 'docs', title: 'Docs' },
            { id: 'history', title: 'History' },
          ]}
        />
        <TabPanel tabs="Request" id={tab} className={styles.scroll}>
          {begun.lacks
            .filter((lack) => isLacking(lack, input))
            .map((lack) => (
              <Note key={lack.kind === 'file' ? `${lack.field} ${lack.name}` : lack.kind} kind="warn">
                {lackWords(lack)}
              </Note>
            ))}
          {operation.note && tab === 'form' && <Note>{operation.note}</Note>}
          {yours && wrong && <Note live>The rest only you can give: a file, a text, a password.</Note>}
          {trouble && <Note kind="danger">{trouble}</Note>}
          {tab === 'form' && (
            <RequestForm
              ref={form}
              operation={operation}
              input={input}
              problems={seen}
              appliance={appliance}
              technical
              onChange={(next) => change(next)}
            />
          )}
          {tab === 'json' && (
            <InputJson
              key={given}
              operation={operation}
              input={input}
              unread={unread}
              problems={linesOf(seen)}
              onChange={change}
            />
          )}
          {tab === 'docs' && <Docs operation={operation} />}
          {tab === 'history' && <HistoryList appliance={appliance} operation={operation} onUse={give} />}
        </TabPanel>
        <footer className={styles.send}>
          {reason ? (
            <span className={styles.as}>
              <Lock size={14} strokeWidth={2} aria-hidden /> {reason}
            </span>
          ) : (
            <span className={styles.as}>as {appliance.name}</span>
          )}
          <div className={styles.ways}>
            <Button
              kind="plain"
              onClick={() => {
                give({})
                setTried(false)
              }}
            >
              Reset
            </Button>
            <ActButton onAct={fillExample}>Use example</ActButton>
            {tried && wrong && !running && (
              // An appliance may know more than the catalogue.
              <Button reason={kept} onClick={sendNow}>
                Send as it is
              </Button>
            )}
            {/* It stays while it is sent: the focus is on it, or comes back to it from the question. */}
            <ActButton
              kind="main"
              reason={kept}
              busy={running}
              onStopBusy={stop}
              icon={<Send size={16} strokeWidth={1.75} aria-hidden />}
              onAct={submit}
            >
              {operation.reads ? 'Send' : 'Send…'}
            </ActButton>
          </div>
        </footer>
      </section>
      <aside className={styles.side} aria-label="Code and answer">
        <SampleView
          appliance={appliance}
          operation={operation}
          input={input}
          language={language}
          onLanguage={setLanguage}
        />
        {running && sent && (
          <div className={styles.uploading}>
            <Progress
              label="Sending the file"
              value={sent.sent}
              of={sent.total}
              unit="bytes"
              startedAt={sent.since}
              now={sent.now}
            />
          </div>
        )}
        {answer ? (
          <AnswerView key={answer.at} answer={answer} />
        ) : (
          <p className={styles.quiet}>{running ? 'Waiting for the answer.' : 'Nothing has been sent yet.'}</p>
        )}
      </aside>
      {asking && (
        <ConfirmWrite
          appliance={appliance}
          operation={operation}
          input={input}
          onClose={() => setAsking(false)}
          onSend={() => {
            setAsking(false)
            void send(input)
          }}
        />
      )}
    </>
  )
}

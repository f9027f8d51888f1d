/** The whole input as JSON, in step with the form: what is typed here is in the form, and the other way round. */
import { useMemo, useState } from 'react'
import { addressInput } from '../../api/input-of'
import type { RawInput } from '../../api/request'
import type { Operation } from '../../catalog/operation'
import { z } from '../../catalog/zod'
import { sameJson } from '../../api/same-json'
import { isFields, withoutReadOnly } from '../../crud/request/read-only'
import { Button } from '../../ui/button'
import { CodeEditor } from '../../ui/editor/code-editor'
import { list } from '../../ui/format'
import { Note } from '../../ui/note'
import { addressIn, hasBody } from '../../work/document/curl-command'
import { lostIn, plainText } from '../../work/document/lost-in-json'
import { jsonOfScript, unreadable } from '../../work/document/script-json'
import styles from './explorer.module.css'

const shape = z.strictObject({
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  query: z.record(z.string(), z.unknown()).optional(),
  body: z.unknown().optional(),
})

/** The files of a body: JSON cannot hold them, so they are left out here and kept. */
const filesOf = (body: unknown): [string, unknown][] =>
  isFields(body) ? Object.entries(body).filter(([, value]) => value instanceof Blob) : []

export const write = (input: RawInput): string => {
  const { params = {}, query = {}, body } = input
  const file = body instanceof Blob
  const names = new Set(filesOf(body).map(([name]) => name))
  const rest = isFields(body) ? Object.fromEntries(Object.entries(body).filter(([name]) => !names.has(name))) : body
  return JSON.stringify({ params, query, ...(body !== undefined && !file && { body: rest }) }, null, 2)
}

/** What was typed, with the files that were chosen in the form. */
export function withFiles(typed: RawInput, { body }: RawInput): RawInput {
  if (body instanceof Blob) return typed.body === undefined ? { ...typed, body } : typed
  const files = filesOf(body)
  if (files.length === 0 || (typed.body !== undefined && !isFields(typed.body))) return typed
  return { ...typed, body: { ...typed.body, ...Object.fromEntries(files) } }
}

type Addressed = Pick<Operation, 'path' | 'body' | 'query'>

const parts: ReadonlySet<string> = new Set(['params', 'query', 'body'])

/** What a path gives the operation; what is no value in it, as `{id}` or `$ID`, stays. Undefined for another's path. */
function addressed(operation: Addressed, address: string, before: RawInput): RawInput | undefined {
  const { fits, params, query } = addressInput(operation, address)
  const known = Object.entries(params).filter(([, value]) => !/[{}<>$]/.test(value))
  return fits ? { params: { ...before.params, ...Object.fromEntries(known) }, query } : undefined
}

/**
 * What was typed. A body is printed bare everywhere, so an object that has none of the three parts, or a list, is the
 * body; for an operation without one it is the query, if its fields are. A command or an address brings its own path.
 */
export function read(text: string, operation: Addressed, before: RawInput): { input: RawInput } | { problem: string } {
  try {
    const address = addressIn(text)
    const given = address === undefined ? before : addressed(operation, address, before)
    if (!given) return { problem: `What is pasted is for ${address ?? ''}, not for ${operation.path}.` }
    if (address !== undefined && !hasBody(text)) return { input: given }
    const json = jsonOfScript(plainText(text))
    const typed: unknown = JSON.parse(json)
    const lost = lostIn(json)
    if (lost !== undefined) return { problem: lost }
    const keys = isFields(typed) ? Object.keys(typed) : []
    // An object without anything asks a search for everything.
    const bare = keys.length === 0 && operation.body !== undefined
    if (isFields(typed) && !bare && keys.every((key) => parts.has(key))) {
      const parsed = shape.safeParse(typed)
      return parsed.success ? { input: parsed.data } : { problem: 'params and query take an object of their fields.' }
    }
    if (operation.body) return { input: { params: given.params, query: given.query, body: typed } }
    const known = Object.keys(operation.query?.shape ?? {})
    if (isFields(typed) && keys.every((key) => known.includes(key)))
      return { input: { params: given.params, query: typed } }
    return { problem: 'This operation takes no body: an object with params and query goes here.' }
  } catch (error) {
    return { problem: unreadable(error) }
  }
}

interface Props {
  operation: Operation
  input: RawInput
  /** What was typed before and means no input. */
  unread: string | undefined
  /** What does not fit, a line each. */
  problems: readonly string[]
  /** @param unread what is typed now, where it means no input: the one before stands */
  onChange: (input: RawInput, unread?: string) => void
}

/** Characters that are typed here: each letter is read, checked, filled into the form and printed as code. */
const mostTyped = 200_000

export function InputJson({ operation, input, unread, problems, onChange }: Props) {
  const [typed, setTyped] = useState(() => unread ?? write(input))
  const { params, query } = input
  const meant = useMemo(() => read(typed, operation, { params, query }), [typed, operation, params, query])
  const written = useMemo(() => write(input), [input])
  // What was typed stands as long as it means the input, so that its spaces stay.
  const stands = 'problem' in meant || sameJson(write(meant.input), written)
  const bare = withoutReadOnly(operation, input)
  return (
    <div className={styles.json}>
      <CodeEditor
        label="Input as JSON"
        language="json"
        value={stands ? typed : written}
        most={mostTyped}
        invalid={'problem' in meant}
        onChange={(text) => {
          setTyped(text)
          const next = read(text, operation, input)
          if ('input' in next) onChange(withFiles(next.input, input))
          else onChange(input, text)
        }}
      />
      {bare && !('problem' in meant) && (
        <Note
          actions={
            <Button
              small
              onClick={() => {
                setTyped(write(bare.input))
                onChange(bare.input)
              }}
            >
              Leave out
            </Button>
          }
        >
          Only answers have {list(bare.names)}; this request does not take {bare.names.length === 1 ? 'it' : 'them'}.
        </Note>
      )}
      {'problem' in meant && (
        <p className={styles.problem} role="alert">
          {meant.problem}
        </p>
      )}
      {problems.length > 0 && (
        <ul className={styles.problem} role="alert">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {(input.body instanceof Blob || filesOf(input.body).length > 0) && (
        <p className={styles.quiet}>The file of the body is chosen in the form and stays.</p>
      )}
    </div>
  )
}

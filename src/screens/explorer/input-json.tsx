/** The whole input as JSON, in step with the form: what is typed here is in the form, and the other way round. */
import { useState } from 'react'
import type { RawInput } from '../../api/request'
import { z } from '../../catalog/zod'
import { sameJson } from '../../crud/three-way'
import { CodeEditor } from '../../ui/editor/code-editor'
import styles from './explorer.module.css'

const shape = z.strictObject({
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  query: z.record(z.string(), z.unknown()).optional(),
  body: z.unknown().optional(),
})

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob)

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

function read(text: string): { input: RawInput } | { problem: string } {
  try {
    const parsed = shape.safeParse(JSON.parse(text))
    if (!parsed.success) return { problem: 'Takes an object with params, query and body.' }
    return { input: parsed.data }
  } catch (error) {
    return { problem: `Not JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
}

export function InputJson({ input, onChange }: { input: RawInput; onChange: (input: RawInput) => void }) {
  const [typed, setTyped] = useState(() => write(input))
  const meant = read(typed)
  // What was typed stands as long as it means the input, so that its spaces stay.
  const stands = 'problem' in meant || sameJson(write(meant.input), write(input))
  return (
    <div className={styles.json}>
      <CodeEditor
        label="Input as JSON"
        language="json"
        value={stands ? typed : write(input)}
        invalid={'problem' in meant}
        onChange={(text) => {
          setTyped(text)
          const next = read(text)
          if ('input' in next) onChange(withFiles(next.input, input))
        }}
      />
      {'problem' in meant && (
        <p className={styles.problem} role="alert">
          {meant.problem}
        </p>
      )}
      {(input.body instanceof Blob || filesOf(input.body).length > 0) && (
        <p className={styles.quiet}>The file of the body is chosen in the form and stays.</p>
      )}
    </div>
  )
}

/** What is missing or wrong in an input, by the catalogue's schemas. */
import type { RawInput } from '../../api/request'
import { sameJson } from '../../api/same-json'
import { withoutNulls } from '../../catalog/nulls'
import type { Operation } from '../../catalog/operation'
import { pathNames, pathParameter } from '../../catalog/path-parameters'
import { bodyFields, problemsOf, wordsOfIssue, type Problems } from '../form/problems'
import { Draft } from '../form/values'
import { isFields } from './read-only'

export interface InputProblems {
  params: Problems
  query: Problems
  body: Problems
}

const numeric = /^\d+$/

function paramsIn(operation: Operation, input: RawInput): Problems {
  const problems: Record<string, string> = {}
  for (const name of pathNames(operation.path)) {
    const given = input.params?.[name]
    // In a path a number and its digits are the same.
    const value = typeof given === 'string' && numeric.test(given) ? [given, Number(given)] : [given]
    const schema = pathParameter(operation, name)
    const results = value.map((each) => schema.safeParse(each, { reportInput: true }))
    if (results.some((result) => result.success)) continue
    const [issue] = results[0]?.error?.issues ?? []
    problems[name] = issue ? wordsOfIssue(issue) : 'Needs a value'
  }
  return problems
}

function bodyIn(operation: Operation, input: RawInput): Problems {
  const { body: schema, bodyOptional } = operation
  if (!schema) return {}
  const fields = bodyFields(schema)
  if (input.body === undefined && bodyOptional) return {}
  if (fields.length > 0) return problemsOf(schema, withoutNulls(schema, input.body ?? {}))
  if (input.body instanceof Draft) return { '': input.body.problem }
  const result = schema.safeParse(input.body, { reportInput: true })
  if (result.success) return {}
  const [issue] = result.error.issues
  return { '': input.body === undefined || !issue ? 'Needs a body' : wordsOfIssue(issue) }
}

export const problemsIn = (operation: Operation, input: RawInput): InputProblems => ({
  params: paramsIn(operation, input),
  query: operation.query ? problemsOf(operation.query, input.query ?? {}) : {},
  body: bodyIn(operation, input),
})

const at = (value: unknown, name: string): unknown =>
  isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined

/**
 * The problems that are left for a change of what is there now: a field that stays as it is changes nothing, however
 * little else may be put in its place. So what was answered is sent back, as the owner of a built-in dashboard.
 */
export function problemsOfChange(problems: InputProblems, { body }: RawInput, present: unknown): InputProblems {
  const stays = (path: string) => {
    const [name = ''] = path.split('.')
    return name !== '' && at(present, name) !== undefined && sameJson(at(body, name), at(present, name))
  }
  return { ...problems, body: Object.fromEntries(Object.entries(problems.body).filter(([path]) => !stays(path))) }
}

function within(value: unknown, path: string): unknown {
  let inner = value
  for (const name of path.split('.')) inner = Array.isArray(inner) ? inner[Number(name)] : at(inner, name)
  return inner ?? null
}

/** The problems of what was filled in since a form began; of the rest nothing is said before it is sent. */
export function problemsOfFilled(problems: InputProblems, input: RawInput, initial: RawInput): InputProblems {
  const filled = (part: keyof InputProblems): Problems =>
    Object.fromEntries(
      Object.entries(problems[part]).filter(
        ([path]) => !sameJson(within(input[part], path), within(initial[part], path)),
      ),
    )
  return { params: filled('params'), query: filled('query'), body: filled('body') }
}

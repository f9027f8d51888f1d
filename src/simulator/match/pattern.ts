/**
 * Text or regular expression, as searches and group rules write it. Between slashes it is an expression, for
 * certain; bare text is looked for as it stands, and also as an expression where it reads like one, because the
 * tag script of the 5.3 guide sends "10.20.0.[0-9]+" bare. Neither is anchored; case does not count.
 */
import { refuse } from '../answer'
import { timed } from './budget'

export type Test = (text: string) => boolean

/** What compiles in a moment, whatever is in it. What an appliance takes is not known. */
const deepest = 8
const longest = 4000
const mostSigns = 100_000

/** One sign, class or end of a group, or the head of one; with what says how often it stands there. */
const token = /(\((?:\?(?:<?[=!]|<\w*>|:))?)|(?:(\))|\\.|\[(?:\\.|[^\]\\])*\]|.)([*+]|\{\d+(?:,\d*)?\})?/gs

/** `{n}`, `{n,}` and `{n,m}` by their larger number; what has no number costs as little as two. */
const timesOf = (count: string | undefined): number =>
  count === undefined ? 1 : Math.max(2, ...(count.match(/\d+/g) ?? []).map(Number))

/** How many groups of an expression stand inside one another, and how many signs it has with each written out. */
function sizeOf(source: string): { depth: number; signs: number } {
  const open: number[] = []
  let depth = 0
  let signs = 0
  for (const [, head, end, count] of source.matchAll(token)) {
    if (head !== undefined) {
      depth = Math.max(depth, open.push(signs))
      signs = 0
    } else if (end !== undefined) signs = (open.pop() ?? 0) + signs * timesOf(count)
    else signs += timesOf(count)
  }
  return { depth, signs }
}

/**
 * Why an expression is not taken; null for one that is. Repeated groups inside one another are compiled many times
 * over, at the first match, and nothing can interrupt that.
 */
function excess(source: string): string | null {
  if (source.length > longest) return `at most ${longest} characters are an expression`
  const { depth, signs } = sizeOf(source)
  if (depth > deepest) return `at most ${deepest} groups in one another are an expression`
  return signs > mostSigns ? `the repeated groups of the expression come to more than ${mostSigns} signs` : null
}

const parse = (source: string): RegExp | null => {
  try {
    return new RegExp(source, 'i')
  } catch {
    return null
  }
}

/** What the engine throws where an expression is too large for it; by name, as it may be of another realm. */
const isTooLarge = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  ['RangeError', 'SyntaxError'].includes(String(Reflect.get(error, 'name')))

/** The test of an expression, compiled already: one that is too much is refused here and not by who looks later. */
function compiled(field: string, expression: RegExp): Test {
  const problem = excess(expression.source)
  if (problem !== null) throw refuse(400, `"${field}": ${problem}`)
  const test = timed(field, (text) => {
    try {
      return expression.test(text)
    } catch (error) {
      throw isTooLarge(error) ? refuse(400, `"${field}": the expression is too large`) : error
    }
  })
  test('')
  return test
}

const between = /^\/(.*)\/$/s

/** What is said to be an expression is one, whether it stands between slashes or not. */
export const slashed = (text: string): string => (between.test(text) ? text : `/${text}/`)

/** The test that a value means. A 400 that names `field` for an expression that is broken or too much. */
export function pattern(field: string, value: string): Test {
  const [, source] = between.exec(value) ?? []
  if (source !== undefined) {
    const expression = parse(source)
    if (!expression) throw refuse(400, `"${field}": ${value} is not a regular expression`)
    return compiled(field, expression)
  }
  const wanted = value.toLowerCase()
  // Longer text is looked for as it stands.
  const parsed = value.length <= longest && /[\\^$.|?*+()[\]{}]/.test(value) ? parse(value) : null
  const test = parsed && compiled(field, parsed)
  // One that fits an empty text ("a|", "x*") fits everything, which nobody means who types it bare.
  const expression = test?.('') ? null : test
  return (text) => text.toLowerCase().includes(wanted) || (expression?.(text) ?? false)
}

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

/** How many groups of an expression stand inside one another. */
function depthOf(source: string): number {
  let depth = 0
  let most = 0
  for (const [mark] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[()]/gs)) {
    if (mark === '(') most = Math.max(most, ++depth)
    if (mark === ')') depth -= 1
  }
  return most
}

/** Repeated groups inside one another are compiled once for each time, which nothing can interrupt. */
const isEndless = (source: string): boolean => source.length > longest || depthOf(source) > deepest

const compile = (source: string): RegExp | null => {
  if (isEndless(source)) return null
  try {
    return new RegExp(source, 'i')
  } catch {
    return null
  }
}

/** The test that a value means. A 400 that names `field` for a broken expression between slashes. */
export function pattern(field: string, value: string): Test {
  const slashed = /^\/(.*)\/$/s.exec(value)
  if (slashed) {
    const [, source = ''] = slashed
    if (isEndless(source))
      throw refuse(
        400,
        `"${field}": at most ${longest} characters and ${deepest} groups in one another are an expression`,
      )
    const expression = compile(source)
    if (!expression) throw refuse(400, `"${field}": ${value} is not a regular expression`)
    return timed(field, (text) => expression.test(text))
  }
  const wanted = value.toLowerCase()
  const compiled = /[\\^$.|?*+()[\]{}]/.test(value) ? compile(value) : null
  const test = compiled && timed(field, (text) => compiled.test(text))
  // One that fits an empty text ("a|", "x*") fits everything, which nobody means who types it bare.
  const expression = test?.('') ? null : test
  return (text) => text.toLowerCase().includes(wanted) || (expression?.(text) ?? false)
}

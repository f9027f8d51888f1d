/**
 * A configuration as sections: the top-level names of one JSON document, each with the text of its value. What is
 * merged, compared, put back or kept is whole sections; everything else goes back as it came.
 */
import { isSecretField } from './secrets'
import { alike } from './json-alike'
import { pretty } from './json-layout'
import { NotJson, parseText, type Part } from './json-text'

export interface Section {
  name: string
  /** The value as it was written, starting at its place in the document. */
  text: string
  value: Part
}

/** What was found of two sections, which takes seconds for large ones and is asked several times. */
const compared = new WeakMap<Section, WeakMap<Section, boolean>>()

/** True if two sections say the same. What is written alike is alike, which spares most of the work. */
export function sameSection(a: Section | null | undefined, b: Section | null | undefined): boolean {
  if (!a || !b) return !a && !b
  if (a.text === b.text) return true
  const known = compared.get(a)?.get(b)
  if (known !== undefined) return known
  const same = alike(a.value, b.value)
  compared.set(a, (compared.get(a) ?? new WeakMap<Section, boolean>()).set(b, same))
  return same
}

/** True if two sections differ in secrets alone, which some appliances encrypt anew on each read. */
export const differInSecrets = (a: Section | null | undefined, b: Section | null | undefined): boolean =>
  a != null && b != null && a.text !== b.text && alike(a.value, b.value, isSecretField) && !sameSection(a, b)

const sectionOf = (name: string, text: string, part: Part): Section => ({
  name,
  text: text.slice(part.start, part.end),
  value: part,
})

export interface Document {
  text: string
  root: Part
  sections: ReadonlyMap<string, Section>
}

/**
 * Reads a document.
 * @throws NotJson, also for JSON that is no object
 */
export function readDocument(text: string, onAt?: (at: number) => void): Document {
  const root = parseText(text, onAt)
  if (root.kind !== 'object') throw new NotJson('A configuration is an object with a name for each section', root.start)
  const sections = new Map(root.entries.map(([name, part]) => [name, sectionOf(name, text, part)]))
  return { text, root, sections }
}

/** A document of these sections, in their order. */
export const writeDocument = (sections: Iterable<Pick<Section, 'name' | 'text'>>): string => {
  const lines = [...sections].map(({ name, text }) => `  ${JSON.stringify(name)}: ${text}`)
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`
}

export interface Change {
  name: string
  /** null where there is none. */
  from: Section | null
  to: Section | null
}

/** The sections in which two documents differ, in the order of `to`; what is gone comes last. */
export function changesBetween(from: Document, to: Document): Change[] {
  const names = [...new Set([...to.sections.keys(), ...from.sections.keys()])]
  return names.flatMap((name) => {
    const [was, is] = [from.sections.get(name) ?? null, to.sections.get(name) ?? null]
    return sameSection(was, is) ? [] : [{ name, from: was, to: is }]
  })
}

export interface Merged {
  /** The document to be sent. */
  text: string
  /** Sections that somebody else has changed meanwhile and that this merge keeps as theirs. */
  theirs: readonly string[]
  /** Sections that both have changed, to different values; in the text they are as here. */
  conflicts: readonly string[]
}

/**
 * Three documents into one, section by section: what only they changed stays as theirs, what only was changed here
 * comes, what both changed is a conflict. Sections in `sealed` are as they were, although they read differently.
 */
export function mergeDocuments(
  base: Document,
  theirs: Document,
  mine: Document,
  sealed: ReadonlySet<string> = new Set(),
): Merged {
  const result = new Map<string, Section>(theirs.sections)
  const kept: string[] = []
  const conflicts: string[] = []
  const mineChanged = new Map(changesBetween(base, mine).map((change) => [change.name, change]))
  for (const { name } of changesBetween(base, theirs)) if (!mineChanged.has(name) && !sealed.has(name)) kept.push(name)
  for (const [name, { to }] of mineChanged) {
    const [was, is] = [base.sections.get(name), theirs.sections.get(name)]
    if (!sealed.has(name) && !sameSection(was, is) && !sameSection(is, to)) conflicts.push(name)
    if (to) result.set(name, to)
    else result.delete(name)
  }
  return { text: writeDocument(result.values()), theirs: kept, conflicts }
}

/** A document with some sections taken from another: what the other lacks is removed. */
export function withSections(document: Document, names: readonly string[], other: Document): string {
  const result = new Map<string, Section>(document.sections)
  for (const name of names) {
    const section = other.sections.get(name)
    if (section) result.set(name, section)
    else result.delete(name)
  }
  return writeDocument(result.values())
}

/** A document with one value replaced, everything else as it was written. `path` leads there from the root. */
export function withValue(document: Document, path: readonly (string | number)[], value: string): string {
  let part: Part | undefined = document.root
  for (const step of path)
    part = typeof step === 'number' ? part?.items[step] : part?.entries.find(([key]) => key === step)?.[1]
  if (!part) throw new NotJson(`There is nothing at ${path.join('.')}`, 0)
  parseText(value)
  return document.text.slice(0, part.start) + value + document.text.slice(part.end)
}

const partOf = ({ sections }: Document, name: string): Part | undefined => sections.get(name)?.value

/** How many lines `laidOutSection` has, without making them. */
export const countLines = (document: Document, name: string): number => partOf(document, name)?.lines ?? 0

/** The whole document over several lines, for reading and editing; it says the same. */
export const laidOut = ({ root }: Document): string => pretty(root)

/** A section over several lines for reading, with its name; empty where the document has none. */
export function laidOutSection(document: Document, name: string, like?: Document): string {
  const part = partOf(document, name)
  return part ? `${JSON.stringify(name)}: ${pretty(part, like && partOf(like, name))}` : ''
}

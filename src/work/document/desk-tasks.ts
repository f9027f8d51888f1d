/**
 * What is done with whole configurations. A large one takes seconds to be read and compared, so a worker does it, and
 * the page holds files and what was found; see desk.ts.
 */
import { diffDocuments, foldedRows, openedRows, type Alike, type Row, type SectionDiff } from './diff-rows'
import { byName, driftBetween, severalIn, type Difference } from '../fleet/drift'
import { hiddenSecrets } from './hidden-secrets'
import { lockOuts, type Here } from './lock-outs'
import {
  changesBetween,
  differInSecrets,
  laidOut,
  mergeDocuments,
  readDocument,
  sameSection,
  withSections,
  writeDocument,
  type Document,
} from './sections'

/** A configuration as the page holds it. */
export interface Held {
  id: number
  file: Blob
}

/** What a page has to know of a configuration. */
export interface Opened {
  /** The names of its sections, in order. */
  names: readonly string[]
  /** Of those that say the same to the letter all have the same one. */
  twin: number
}

/** A section in which two configurations differ: whether it was there, and whether it is. */
export interface Changed {
  name: string
  was: boolean
  is: boolean
}

/** Documents that are kept read, and the characters in them; others are read again when they are asked for. */
const mostKept = 8
const mostCharacters = 250_000_000

/** Documents that were read, those asked for last at the end. */
export class Shelf {
  readonly #kept = new Map<number, Document>()
  /** Told how far the reading of one is, in characters. */
  onAt: ((at: number, of: number) => void) | undefined

  async get({ id, file }: Held): Promise<Document> {
    const document = this.#kept.get(id) ?? (await this.#read(file))
    this.#kept.delete(id)
    this.#kept.set(id, document)
    const counted = new Set<Document>()
    let sum = 0
    for (const [each, one] of [...this.#kept].toReversed()) {
      if (counted.has(one)) continue
      sum += one.text.length
      if (each === id || (counted.size < mostKept && sum <= mostCharacters)) counted.add(one)
      else this.#kept.delete(each)
    }
    return document
  }

  /** The first that was read of those that say the same to the letter. */
  twinOf(document: Document): number {
    return Math.min(...[...this.#kept].flatMap(([id, one]) => (one === document ? [id] : [])))
  }

  async #read(file: Blob): Promise<Document> {
    const text = await file.text()
    // What is read again each minute is mostly what it was.
    for (const one of this.#kept.values()) if (one.text === text) return one
    return readDocument(text, (at) => this.onAt?.(at, text.length))
  }
}

const fileOf = (text: string): Blob => new Blob([text], { type: 'application/json' })

interface Two {
  left: Held
  right: Held
}

interface FromTo {
  from: Held
  to: Held
}

/** What was edited, as far as it can be read. */
export type Checked =
  | { problem: string }
  | {
      problem: null
      /** The whole configuration with what was edited in it. */
      file: Blob
      /** Sections that are there and not in the text. */
      lacks: readonly string[]
      changed: readonly string[]
      empty: boolean
    }

/** Differences that a page is told of, and the characters of each value in them; the file has all. */
const mostTold = 1000
const mostOfValue = 2000

/** In what two appliances differ. */
export interface FoundDrift {
  /** How many differences there are. */
  count: number
  /** The first of them, long values cut. */
  differences: readonly Difference[]
  /** Left out because their path is ignored, and because they are an appliance's own. */
  ignored: number
  own: number
  /** All differences, whole, as JSON. */
  file: Blob
  /** Names that several objects of one have. */
  several: readonly (readonly { name: string; count: number }[])[]
}

export const tasks = {
  /**
   * Reads it.
   * @throws NotJson
   */
  open: async (shelf: Shelf, held: Held): Promise<Opened> => {
    const document = await shelf.get(held)
    return { names: [...document.sections.keys()], twin: shelf.twinOf(document) }
  },

  changes: async (shelf: Shelf, { from, to }: FromTo): Promise<Changed[]> =>
    changesBetween(await shelf.get(from), await shelf.get(to)).map((one) => ({
      name: one.name,
      was: one.from !== null,
      is: one.to !== null,
    })),

  /** The names of the sections in which they differ, secrets aside. */
  moved: async (shelf: Shelf, { from, to }: FromTo): Promise<string[]> => {
    const [one, other] = [await shelf.get(from), await shelf.get(to)]
    return changesBetween(one, other).flatMap(({ name, from: was, to: is }) => (differInSecrets(was, is) ? [] : [name]))
  },

  /** The sections in which a document and the live one differ in secrets alone. */
  doubtful: async (shelf: Shelf, { from, to }: FromTo): Promise<string[]> => {
    const [one, live] = [await shelf.get(from), await shelf.get(to)]
    return [...live.sections].flatMap(([name, section]) =>
      differInSecrets(one.sections.get(name), section) ? [name] : [],
    )
  },

  /** Those of some sections that are not the same. */
  unlike: async (shelf: Shelf, { from, to, names }: FromTo & { names: readonly string[] }): Promise<string[]> => {
    const [one, other] = [await shelf.get(from), await shelf.get(to)]
    return names.filter((name) => !sameSection(one.sections.get(name), other.sections.get(name)))
  },

  merge: async (
    shelf: Shelf,
    input: { base: Held; theirs: Held; mine: Held; sealed: ReadonlySet<string> },
  ): Promise<{ file: Blob; theirs: readonly string[]; conflicts: readonly string[] }> => {
    const [base, theirs, mine] = [
      await shelf.get(input.base),
      await shelf.get(input.theirs),
      await shelf.get(input.mine),
    ]
    const { text, ...rest } = mergeDocuments(base, theirs, mine, input.sealed)
    return { file: fileOf(text), ...rest }
  },

  /** A document with some sections taken from another. */
  take: async (
    shelf: Shelf,
    { document, names, other }: { document: Held; names: readonly string[]; other: Held },
  ): Promise<Blob> => fileOf(withSections(await shelf.get(document), names, await shelf.get(other))),

  lockOuts: async (shelf: Shelf, { from, to, here }: FromTo & { here: Here }): Promise<string[]> =>
    lockOuts(await shelf.get(from), await shelf.get(to), here),

  diff: async (shelf: Shelf, { left, right, sealed }: Two & { sealed: ReadonlySet<string> }): Promise<SectionDiff[]> =>
    diffDocuments(await shelf.get(left), await shelf.get(right), sealed),

  /** The rows of a section, or of a fold in it, that was opened. */
  rows: async (
    shelf: Shelf,
    { left, right, section, fold }: Two & { section: SectionDiff; fold: Alike | null },
  ): Promise<Row[]> => {
    const [one, other] = [await shelf.get(left), await shelf.get(right)]
    return fold ? foldedRows(one, other, section, fold) : openedRows(one, other, section)
  },

  /** A section, or all of it, over several lines for editing; how long it is where that is more than can be edited. */
  layOut: async (
    shelf: Shelf,
    { document, section, most }: { document: Held; section: string | null; most: number },
  ): Promise<string | number> => {
    const whole = await shelf.get(document)
    const found = section === null ? undefined : whole.sections.get(section)
    const part = section === null ? whole : readDocument(writeDocument(found ? [found] : []))
    if (part.text.length > most) return part.text.length
    const text = laidOut(part)
    return text.length > most ? text.length : text
  },

  /** In what two answers differ; `presets` where they are lists of objects, null for two configurations. */
  drift: async (
    _: Shelf,
    {
      presets,
      ignore,
      ...two
    }: { left: Blob; right: Blob; ignore: readonly string[]; presets: Readonly<Record<string, unknown>> | null },
  ): Promise<FoundDrift> => {
    const read = async (file: Blob): Promise<unknown> => {
      const value: unknown = JSON.parse(await file.text())
      return presets === null ? value : byName(Array.isArray(value) ? value : [], presets)
    }
    const [left, right] = [await read(two.left), await read(two.right)]
    const { differences, ignored, own } = driftBetween(left, right, ignore, presets === null)
    const cut = (text: string | undefined) =>
      text !== undefined && text.length > mostOfValue ? `${text.slice(0, mostOfValue)}…` : text
    return {
      count: differences.length,
      differences: differences
        .slice(0, mostTold)
        .map((one) => ({ path: one.path, left: cut(one.left), right: cut(one.right) })),
      ignored,
      own,
      file: fileOf(JSON.stringify(differences, null, 2)),
      several: presets === null ? [] : [left, right].map(severalIn),
    }
  },

  /** Without its secrets. */
  hide: async (shelf: Shelf, { document, salt }: { document: Held; salt: string }): Promise<Blob> =>
    fileOf(hiddenSecrets(await shelf.get(document), salt)),

  /** What became of a configuration, or of a section of it, in an editor or a file. */
  check: async (
    shelf: Shelf,
    input: { base: Held; section: string | null; edited: Held; removes: boolean },
  ): Promise<Checked> => {
    const base = await shelf.get(input.base)
    let read: Document
    try {
      read = await shelf.get(input.edited)
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) }
    }
    const { twice } = read.root
    if (twice) return { problem: `“${twice.join('.')}” stands twice: only the last of them would be applied` }
    const there = input.section === null ? [...base.sections.keys()] : [input.section]
    const lacks = there.filter((name) => !read.sections.has(name))
    // A text that lacks sections is about those that it has, unless it is said that the others shall go.
    const names = [...(input.removes ? there : []), ...read.sections.keys()]
    const whole = lacks.length === 0 && input.section === null
    const mine = whole ? read : readDocument(withSections(base, names, read))
    return {
      problem: null,
      file: fileOf(mine.text),
      lacks,
      changed: changesBetween(base, mine).map(({ name }) => name),
      empty: mine.sections.size === 0,
    }
  },
}

type Tasks = typeof tasks
export type TaskName = keyof Tasks
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[1]
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>

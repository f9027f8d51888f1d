/**
 * Saved things as a file, to be kept or given to somebody else. The file says what it is and in which version, so
 * that a file of another kind, or of a console to come, is refused in words and not half read.
 */
import { z } from '../../catalog/zod'
import { addSaved, differs, longestName, savedOf, type Saved, type SavedKind } from './saved'

const format = 'hopdeck saved'

const SavedFile = z.object({
  format: z.literal(format),
  version: z.literal(1),
  kind: z.string(),
  entries: z.array(z.unknown()),
})

/** Each is read on its own: one that somebody broke by hand takes no other with it. */
const FileEntry = z.object({
  name: z.string().trim().min(1).max(longestName),
  scope: z.enum(['appliance', 'all']).catch('appliance'),
  content: z.unknown(),
})

/** The entries of a kind as the text of a file. */
export function toSavedFile<Content>(kind: SavedKind<Content>, entries: readonly Saved<Content>[]): string {
  const file: z.input<typeof SavedFile> = {
    format,
    version: 1,
    kind: kind.kind,
    entries: entries.map(({ name, scope, content }) => ({ name, scope, content })),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

export interface Imported {
  /** Names of what was added; a name that was taken got a number behind it. */
  added: string[]
  /** Names of entries that do not fit, as far as they have one. */
  skipped: string[]
  /** Names of entries that are there already, with the same content. */
  known: string[]
}

/** Reads a file and keeps what is in it. Answers a sentence where the file is not one of this kind. */
export function importSaved<Content>(
  kind: SavedKind<Content>,
  appliance: string,
  text: string,
): Imported | { problem: string } {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { problem: 'The file is not JSON.' }
  }
  const file = SavedFile.safeParse(json)
  if (!file.success) return { problem: `The file holds no ${kind.words[1]} that this console has exported.` }
  if (file.data.kind !== kind.kind)
    return { problem: `The file holds entries of another kind (${file.data.kind.slice(0, 40)}), not ${kind.words[1]}.` }
  const result: Imported = { added: [], skipped: [], known: [] }
  for (const each of file.data.entries) {
    const entry = FileEntry.safeParse(each)
    const held = entry.success ? kind.content.safeParse(entry.data.content) : undefined
    if (!entry.success || !held?.success) {
      result.skipped.push(entry.data?.name ?? '')
      continue
    }
    const { name, scope } = entry.data
    const there = savedOf(kind, appliance)
    const free = freeName(
      name,
      there.map((one) => one.name),
      // What an import before had to call otherwise is here all the same.
      (taken) => there.some((one) => one.name === taken && !differs(one, held.data)),
    )
    if (free === undefined) {
      result.known.push(name)
      continue
    }
    addSaved(kind, appliance, { name: free, scope, content: held.data })
    result.added.push(free)
  }
  return result
}

/** A name that is not taken: itself, else with a number behind it. Undefined if one on the way there is `enough`. */
export function freeName(
  name: string,
  taken: readonly string[],
  enough: (taken: string) => boolean = () => false,
): string | undefined {
  for (let n = 1; ; n += 1) {
    const next = n === 1 ? name : `${name.slice(0, longestName - 6)} (${n})`
    if (!taken.includes(next)) return next
    if (enough(next)) return undefined
  }
}

/** What an import did, in a sentence. */
export function sayImported({ added, skipped, known }: Imported, [one, many]: readonly [string, string]): string {
  const words = (count: number) => `${count} ${count === 1 ? one : many}`
  const parts = [
    `${words(added.length)} imported`,
    known.length > 0 && `${words(known.length)} here already`,
    skipped.length > 0 && `${words(skipped.length)} left out, since this console cannot read what they hold`,
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}

/** What the appliance changed between a plan and its applying, in sentences. */
import { catalog } from '../../catalog'
import { wordsOf } from '../../catalog/fields'
import { nameOf } from '../../crud/model'
import { count } from '../../ui/format'
import type { Item, Step } from '../../work/plan'
import type { Outcome } from './planning'

/** Things that are named; the others are counted. */
const named = 5

const some = (names: readonly string[]): string =>
  names.length > named
    ? `${names.slice(0, named).join(', ')} and ${(names.length - named).toLocaleString('en')} more`
    : names.join(', ')

/** What a step does, however its numbers have changed. */
const keyOf = (step: Step): string => step.short ?? step.words

/** Nothing if the plan would be the same. */
export function changedSince(before: Outcome, now: Outcome): string[] {
  if (now === before) return []
  const words: string[] = []
  // Made for the first that is named; mostly nothing has changed, and nobody is.
  let names: Map<number | string, string> | undefined
  const namesNow = () =>
    (names ??= new Map(
      [...before.made.plan.steps, ...now.made.plan.steps].flatMap((step) =>
        step.items.map((item) => [item.id, item.name] as const),
      ),
    ))
  const name = (id: number | string) =>
    namesNow().get(id) ??
    nameOf(catalog.devices, before.found.devices.get(Number(id)) ?? now.found.devices.get(Number(id)) ?? { id })
  const told = new Set<number | string>()
  const tell = (ids: readonly (number | string)[]) => {
    for (const id of ids) told.add(id)
  }

  for (const [at, line] of (before.found.list?.lines ?? []).entries()) {
    const next = now.found.list?.lines[at]
    if (!next || (line.state === next.state && line.ids.join() === next.ids.join())) continue
    tell([...line.ids, ...next.ids])
    const was = line.state === 'found' ? some(line.ids.map(name)) : (line.why ?? line.state)
    const is = next.state === 'found' ? some(next.ids.map(name)) : (next.why ?? next.state)
    words.push(`Line ${line.line}, ${line.text}: ${is} now, ${was} when it was planned.`)
  }
  const chosen = new Set(before.found.ids)
  const still = new Set(now.found.ids)
  const gone = before.found.ids.filter((id) => !still.has(id) && !told.has(id))
  const more = now.found.ids.filter((id) => !chosen.has(id) && !told.has(id))
  if (gone.length > 0)
    words.push(`${count(gone.length, 'device is', 'devices are')} not found any more: ${some(gone.map(name))}.`)
  if (more.length > 0)
    words.push(`${count(more.length, 'device is', 'devices are')} found as well now: ${some(more.map(name))}.`)
  tell([...gone, ...more])

  const created = new Set(now.made.created)
  const wasCreated = new Set(before.made.created)
  for (const tag of before.made.created) if (!created.has(tag)) words.push(`The tag ${tag} is there by now.`)
  for (const tag of now.made.created) if (!wasCreated.has(tag)) words.push(`The tag ${tag} is gone.`)

  const steps = new Map(now.made.plan.steps.map((step) => [keyOf(step), step]))
  const keys = new Set<string>()
  for (const step of before.made.plan.steps) {
    keys.add(keyOf(step))
    words.push(...changesOf(step, steps.get(keyOf(step)), told, name))
  }
  for (const [key, step] of steps) if (!keys.has(key)) words.push(...changesOf(undefined, step, told, name))
  return words
}

function changesOf(
  was: Step | undefined,
  is: Step | undefined,
  told: ReadonlySet<number | string>,
  name: (id: number | string) => string,
): string[] {
  const short = (was ?? is)?.short
  if (short === undefined) return []
  const words: string[] = []
  if (was && is && isSame(was.items, is.items)) return words
  const before = new Map((was?.items ?? []).map((item) => [item.id, item]))
  const now = new Map((is?.items ?? []).map((item) => [item.id, item]))
  const fewer = [...before.keys()].filter((id) => !now.has(id) && !told.has(id))
  const more = [...now.keys()].filter((id) => !before.has(id) && !told.has(id))
  if (fewer.length > 0) words.push(`“${short}” is so already for ${some(fewer.map(name))}.`)
  if (more.length > 0) words.push(`“${short}” is needed for ${some(more.map(name))} as well now.`)
  const other = [...now].filter(([id, item]) => !told.has(id) && before.has(id) && differ(item, before.get(id)))
  for (const [id, item] of other.slice(0, named)) words.push(`${name(id)}: ${fieldsIn(item)} changed meanwhile.`)
  if (other.length > named) words.push(`${count(other.length - named, 'device', 'devices')} more changed meanwhile.`)
  return words
}

const isSame = (a: readonly Item[], b: readonly Item[]): boolean =>
  a.length === b.length && a.every((item, at) => item.id === b[at]?.id && !differ(item, b[at]))

const differ = (a: Item, b: Item | undefined): boolean =>
  a.data !== undefined && JSON.stringify(a.data) !== JSON.stringify(b?.data)

/** The fields that an item changes: "custom name". */
function fieldsIn({ data }: Item): string {
  const becomes = typeof data === 'object' && data !== null && 'becomes' in data ? data['becomes'] : null
  if (Array.isArray(becomes)) return 'its criteria were'
  return Object.keys(becomes ?? {})
    .map((field) => wordsOf(field).toLowerCase())
    .join(', ')
}

/**
 * The guard against lost updates. Whatever is changed is read again just before the write; where somebody else changed
 * a field of the form meanwhile, nothing is sent, and both changes are handed back for a person to decide. Values are
 * compared and not `mod_time` alone: many objects have none, and where there is one, what is assigned to an object
 * moves it as well, about which nobody has to decide.
 */
import { sameJson } from '../../api/same-json'
import { beforeSending } from '../../work/before-sending'
import { mixOf, needsDecision, threeWay, type Difference } from '../three-way'

type Values = Readonly<Record<string, unknown>>

/** One thing that is changed, of whatever kind. */
export interface Guarded<Held> {
  /** The names of what can be changed, in the order to show; all that any version has unless given. */
  names?: readonly string[]
  /** What is compared: the fields of the form as the appliance has them. */
  valuesOf: (held: Held) => Values
  /** How a field that the object lacks is written, where it can be; undefined where it cannot, as a password. */
  blank?: (name: string) => unknown
  /** Reads it as it is now. */
  read: (signal?: AbortSignal) => Promise<Held>
  /** Sends the fields that are to change. */
  send: (changed: Values, signal?: AbortSignal) => Promise<void>
}

export type Saved<Held> =
  /** What was sent, what stood there just before, and as what. */
  | { kind: 'sent'; sent: Values; before: Values }
  | { kind: 'nothing' }
  | { kind: 'conflict'; now: Held; differences: Difference[] }

/**
 * Sends what differs between `was` (as the form opened with it) and `yours`.
 * @throws ApiError
 */
export async function guardedSave<Held>(
  of: Guarded<Held>,
  was: Values,
  yours: Values,
  signal?: AbortSignal,
): Promise<Saved<Held>> {
  const now = await beforeSending(of.read(signal))
  const theirs = of.valuesOf(now)
  const names = of.names ?? [...new Set([was, theirs, yours].flatMap((values) => Object.keys(values)))]
  const differences = threeWay(names, was, theirs, yours)
  if (needsDecision(differences)) return { kind: 'conflict', now, differences }
  const sent = mixOf(differences, {})
  if (Object.keys(sent).length === 0) return { kind: 'nothing' }
  await of.send(sent, signal)
  const before = Object.keys(sent).map((name) => [name, writable(of, name, theirs[name])] as const)
  return { kind: 'sent', sent, before: Object.fromEntries(before) }
}

/** What stood in a field, as it is written again: null is a value, too. */
function writable<Held>(of: Guarded<Held>, name: string, value: unknown): unknown {
  const written = value ?? of.blank?.(name)
  return written === undefined ? value : written
}

/**
 * Sends the mix that a person chose; `seen` is the object as the choice was made over it. What changed since then is a
 * conflict again.
 * @throws ApiError
 */
export function saveMix<Held>(
  of: Guarded<Held>,
  seen: Held,
  differences: readonly Difference[],
  choices: Readonly<Record<string, 'theirs' | 'yours'>>,
  signal?: AbortSignal,
): Promise<Saved<Held>> {
  const was = of.valuesOf(seen)
  return guardedSave(of, was, { ...was, ...mixOf(differences, choices) }, signal)
}

/** False for a save that cannot be taken back: it wrote what the appliance does not show, such as a password. */
export const canUndo = ({ before }: { before: Values }): boolean =>
  Object.values(before).every((value) => value !== undefined)

/**
 * Takes a save back, unless the fields were changed again since; then nothing is sent.
 * @param tried that it was tried before: its answer may have been lost, and the fields be as before already
 * @returns the names of the fields that somebody changed since
 * @throws ApiError
 */
export async function undoSave<Held>(
  of: Guarded<Held>,
  { sent, before }: { sent: Values; before: Values },
  tried = false,
): Promise<string[]> {
  const now = of.valuesOf(await of.read())
  const isNow = (name: string, value: unknown) => sameJson(now[name] ?? of.blank?.(name) ?? null, value ?? null)
  const left = Object.keys(sent).filter((name) => !tried || !isNow(name, before[name]))
  const again = left.filter((name) => !isNow(name, sent[name]))
  if (left.length > 0 && again.length === 0) await of.send(before)
  return again
}

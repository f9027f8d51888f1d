/**
 * In what two configurations differ, once what differs on every appliance is left out: the order of keys and of sets,
 * the appliance's own names and addresses, secrets that are encrypted anew on each read. Pure.
 */

import { isSecretField, withoutSecrets } from '../document/secrets'

export interface Difference {
  /** `ntp.servers`; parts with a dot or a blank stand in quotes. */
  path: string
  /** As JSON; undefined where it is absent. */
  left: string | undefined
  right: string | undefined
}

export interface Drift {
  differences: readonly Difference[]
  /** Left out because their path is ignored. */
  ignored: number
  /** Left out because they are an appliance's own. */
  own: number
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const part = (name: string): string => (/^[\w-]+$/.test(name) ? name : JSON.stringify(name))

/** A path in its parts; what stands in quotes is one. */
const partsOf = (path: string): string[] => path.match(/(?:"(?:[^"\\]|\\.)*"|[^.])+/g) ?? []

/** JSON with sorted keys; of a list whose order says nothing, with sorted items. */
function plain(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map(plain)
    const set = value.every((item) => typeof item === 'string' || typeof item === 'number')
    return `[${(set ? items.toSorted() : items).join(',')}]`
  }
  if (isRecord(value))
    return `{${Object.keys(value)
      .toSorted()
      .map((name) => `${JSON.stringify(name)}:${plain(value[name])}`)
      .join(',')}}`
  return JSON.stringify(value) ?? 'null'
}

/** True for what says as much as a name that is not there. */
const isNothing = (value: unknown): boolean =>
  value === undefined || ['null', '""', '[]', '{}'].includes(JSON.stringify(value) ?? 'null')

/** What every appliance has of its own in its running config. */
const ownPath = /(^|\.)(hostname|host_id|uuid|serial|mac|ip|ipaddr|mgmt_ipaddr|notification_sender)(\.|$)/i
const isSecret = (path: string): boolean => isSecretField(partsOf(path).at(-1) ?? '')

/** As JSON without secrets, wherever they stand in it: equal ones read differently, and nobody has to see them. */
function shown(path: string, value: unknown): string | undefined {
  if (value === undefined) return undefined
  return plain(isSecret(path) && typeof value === 'string' && value !== '' ? '•' : withoutSecrets(value))
}

/** True for a path that a pattern names, or that lies below it; `*` stands for one part. */
function isIgnored(path: string, patterns: readonly string[]): boolean {
  const parts = partsOf(path)
  return patterns.some((pattern) => {
    const wanted = partsOf(pattern.trim())
    return (
      wanted.length > 0 && wanted.length <= parts.length && wanted.every((one, at) => one === '*' || one === parts[at])
    )
  })
}

/**
 * Compares two JSON documents down to the values that differ. A difference always shows two texts that differ.
 * `config`: they are running configs. Elsewhere a name such as "ip" is one that a person has given.
 */
export function driftBetween(left: unknown, right: unknown, ignore: readonly string[] = [], config = true): Drift {
  const differences: Difference[] = []
  let ignored = 0
  let own = 0
  const add = (path: string, a: unknown, b: unknown): void => {
    const [before, after] = [shown(path, a), shown(path, b)]
    if (isIgnored(path, ignore)) ignored++
    else if ((config && ownPath.test(path)) || before === after) own++
    else differences.push({ path, left: before, right: after })
  }
  const walk = (path: string, a: unknown, b: unknown): void => {
    if (plain(a) === plain(b) || (isNothing(a) && isNothing(b))) return
    if (!isRecord(a) || !isRecord(b)) {
      add(path, a, b)
      return
    }
    for (const name of [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted()) {
      const below = path === '' ? part(name) : `${path}.${part(name)}`
      const here = Object.hasOwn(a, name) ? a[name] : undefined
      const there = Object.hasOwn(b, name) ? b[name] : undefined
      walk(below, here, there)
    }
  }
  walk('', left, right)
  return { differences, ignored, own }
}

const given =
  /^(id|mod_time|create_time|creation_time|user_mod_time|author|oid|dset_id|.*_id|.*_ids|last_.*|date_joined)$/

/**
 * Objects by name, without what the appliance gave them and with what it assumes where a field is left out: for
 * comparing lists of triggers, groups and the like. Several of one name are a list, in an order of what they hold.
 */
export function byName(
  rows: readonly unknown[],
  presets: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const all = new Map<string, unknown[]>()
  for (const row of rows) {
    if (!isRecord(row)) continue
    const name = row['name'] ?? row['username'] ?? row['display_name']
    if (typeof name !== 'string') continue
    const fields = Object.entries({ ...presets, ...row }).filter(([field]) => !given.test(field))
    all.set(name, [...(all.get(name) ?? []), Object.fromEntries(fields)])
  }
  const ordered = (objects: readonly unknown[]) =>
    objects.toSorted((a, b) => (plain(withoutSecrets(a)) < plain(withoutSecrets(b)) ? -1 : 1))
  return Object.fromEntries(
    [...all].map(([name, objects]) => [name, objects.length > 1 ? ordered(objects) : objects[0]]),
  )
}

/** Names that several objects have, with how many do: such are compared as one. */
export const severalIn = (objects: unknown): { name: string; count: number }[] =>
  isRecord(objects)
    ? Object.entries(objects).flatMap(([name, one]) => (Array.isArray(one) ? [{ name, count: one.length }] : []))
    : []

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

/** What every appliance has of its own. */
const ownPath = /(^|\.)(hostname|host_id|uuid|serial|mac|ip|ipaddr|mgmt_ipaddr|notification_sender)(\.|$)/i
const isSecret = (path: string): boolean => isSecretField(path.split('.').at(-1) ?? '')

/** As JSON without secrets, wherever they stand in it: equal ones read differently, and nobody has to see them. */
function shown(path: string, value: unknown): string | undefined {
  if (value === undefined) return undefined
  return plain(isSecret(path) && typeof value === 'string' && value !== '' ? '•' : withoutSecrets(value))
}

/** True for a path that a pattern names, or that lies below it; `*` stands for one part. */
function isIgnored(path: string, patterns: readonly string[]): boolean {
  const parts = path.split('.')
  return patterns.some((pattern) => {
    const wanted = pattern.trim().split('.')
    return (
      pattern.trim() !== '' &&
      wanted.length <= parts.length &&
      wanted.every((one, at) => one === '*' || one === parts[at])
    )
  })
}

/** Compares two JSON documents down to the values that differ. A difference always shows two texts that differ. */
export function driftBetween(left: unknown, right: unknown, ignore: readonly string[] = []): Drift {
  const differences: Difference[] = []
  let ignored = 0
  let own = 0
  const add = (path: string, a: unknown, b: unknown): void => {
    const [before, after] = [shown(path, a), shown(path, b)]
    if (isIgnored(path, ignore)) ignored++
    else if (ownPath.test(path) || before === after) own++
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

/**
 * Objects by name, without what the appliance gave them and with what it assumes where a field is left out: for
 * comparing lists of triggers, groups and the like.
 */
export function byName(
  rows: readonly unknown[],
  presets: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const given =
    /^(id|mod_time|create_time|creation_time|user_mod_time|author|oid|dset_id|.*_id|.*_ids|last_.*|date_joined)$/
  return Object.fromEntries(
    rows.flatMap((row) => {
      if (!isRecord(row)) return []
      const name = row['name'] ?? row['username'] ?? row['display_name']
      if (typeof name !== 'string') return []
      const fields = Object.entries({ ...presets, ...row }).filter(([field]) => !given.test(field))
      return [[name, Object.fromEntries(fields)]]
    }),
  )
}

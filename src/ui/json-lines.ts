/** A JSON value as lines of text, some of them folded. Pure; the tree that draws them is json-view. */

export interface JsonLine {
  /** Where the value is, as a JSON pointer; '' is the whole. */
  path: string
  level: number
  /** The key with its quotes; none for items of a list. */
  name?: string
  text: string
  kind: 'text' | 'number' | 'word' | 'mark'
  /** Open or folded, for lists and objects that hold something. */
  folds?: boolean
  /** What is folded away: "12 items". */
  size?: string
  closes?: boolean
}

interface Options {
  /** Levels that are open unless toggled. */
  depth: number
  toggled: ReadonlySet<string>
  /** Paths that are open because something in them was found. */
  found?: ReadonlySet<string> | undefined
}

const child = (path: string, key: string) => `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** Beyond so many lines nobody scrolls: what is folded and found is still counted. */
const mostLines = 10_000

/** The lines of a value. What is folded costs one line and is not walked. */
export function flatten(root: unknown, { depth, toggled, found }: Options): JsonLine[] {
  const lines: JsonLine[] = []
  const walk = (value: unknown, path: string, level: number, name: string | undefined, end: string) => {
    if (lines.length >= mostLines) return
    const base = { path, level, ...(name !== undefined && { name }) }
    const [open, close] = Array.isArray(value) ? '[]' : '{}'
    if (!isHolder(value)) {
      lines.push({ ...base, text: scalar(value) + end, kind: kindOf(value) })
      return
    }
    // The items of a list are not copied for their number: there may be a hundred thousand, and few are shown.
    const keys = Array.isArray(value) ? undefined : Object.keys(value)
    const held = Array.isArray(value) ? value.length : (keys ?? []).length
    if (held === 0) {
      lines.push({ ...base, text: `${open}${close}${end}`, kind: 'mark' })
      return
    }
    const isOpen = found?.has(path) || level < depth !== toggled.has(path)
    if (!isOpen) {
      const size = Array.isArray(value) ? counted(held, 'item') : counted(held, 'field')
      lines.push({ ...base, text: `${open}…${close}${end}`, kind: 'mark', folds: false, size })
      return
    }
    lines.push({ ...base, text: open ?? '', kind: 'mark', folds: true })
    for (let index = 0; index < held && lines.length < mostLines; index++) {
      const comma = index < held - 1 ? ',' : ''
      const key = keys?.[index]
      const item: unknown = Reflect.get(value, key ?? index)
      walk(
        item,
        key === undefined ? `${path}/${index}` : child(path, key),
        level + 1,
        key === undefined ? undefined : JSON.stringify(key),
        comma,
      )
    }
    lines.push({ path, level, text: `${close}${end}`, kind: 'mark', closes: true })
  }
  walk(root, '', 0, undefined, '')
  if (lines.length >= mostLines) lines.push({ path: '', level: 0, text: '… the rest is in the copy', kind: 'mark' })
  return lines
}

/** Beyond so many opened lists and objects nobody reads on: places are counted, but not unfolded. */
const mostOpened = 2000

/** So many values are looked at for each needle; it is said when there are more. */
const mostLooked = 400_000

/** Deeper than anybody unfolds; calls in calls have an end. */
const deepest = 1000

/**
 * How often a needle (lower case) is found, and which lists and objects must be open to see it. An answer may hold
 * a million values, so nothing is made for a value that does not hold the needle.
 */
export function matches(root: unknown, needle: string): { count: number; open: ReadonlySet<string>; partly: boolean } {
  const open = new Set<string>()
  // Field names repeat from row to row.
  const names = new Map<string, boolean>()
  const named = (key: string): boolean => {
    let hit = names.get(key)
    if (hit === undefined) names.set(key, (hit = key.toLowerCase().includes(needle)))
    return hit
  }
  const trail: (string | number)[] = []
  let count = 0
  let looked = 0
  let partly = false
  /** 0: nothing in it; 1: found, but not unfolded; 2: unfolded, and so has to be what it is in. */
  const walk = (value: object): 0 | 1 | 2 => {
    let found: 0 | 1 | 2 = 0
    const visit = (key: string | number, item: unknown, own: boolean) => {
      looked += 1
      if (own) count += 1
      if (own && found === 0) found = 1
      if (!isHolder(item)) return
      if (trail.length === deepest) {
        partly = true
        return
      }
      trail.push(key)
      const inside = walk(item)
      trail.pop()
      if (inside > found) found = inside
    }
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (looked >= mostLooked) break
        visit(index, item, holds(item, needle))
      }
    } else
      for (const [key, item] of Object.entries(value)) {
        if (looked >= mostLooked) break
        visit(key, item, named(key) || holds(item, needle))
      }
    if (found === 0 || (found === 1 && open.size >= mostOpened)) return found
    open.add(trail.map(String).reduce(child, ''))
    return 2
  }
  if (holds(root, needle)) count += 1
  if (isHolder(root)) walk(root)
  return { count, open, partly: partly || looked >= mostLooked }
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null

/** As `scalar` writes it; a text without quotes and backslashes is itself between quotes. */
function holds(value: unknown, needle: string): boolean {
  if (isHolder(value)) return false
  if (typeof value !== 'string' || needle.includes('"') || needle.includes('\\')) {
    return scalar(value).toLowerCase().includes(needle)
  }
  return value.toLowerCase().includes(needle)
}

/** More of a text than anybody reads in a line is not laid out. */
const longest = 2000

function scalar(value: unknown): string {
  if (typeof value === 'string' && value.length > longest)
    return `${JSON.stringify(value.slice(0, longest))}… ${value.length.toLocaleString('en')} characters`
  // A whole number that JSON.stringify refuses.
  if (typeof value === 'bigint') return String(value)
  return JSON.stringify(value) ?? 'undefined'
}

function kindOf(value: unknown): JsonLine['kind'] {
  return typeof value === 'string' ? 'text' : typeof value === 'number' || typeof value === 'bigint' ? 'number' : 'word'
}

const counted = (size: number, noun: string) => `${size} ${noun}${size === 1 ? '' : 's'}`

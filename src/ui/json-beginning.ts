/** A value as JSON to be looked at or taken away: its beginning without writing out the rest, and any depth. */

export interface Beginning {
  /** As `JSON.stringify(value, null, 2)` writes it, up to where it was cut. */
  text: string
  cut: boolean
}

/** Characters of one text beyond which laying out its line takes seconds. */
export const longestText = 10_000

interface Holder {
  value: object
  /** Of an object; the items of a list are not copied for their number. */
  keys?: readonly string[]
  size: number
  next: number
}

const open = (value: object): Holder => {
  if (Array.isArray(value)) return { value, size: value.length, next: 0 }
  const keys = Object.keys(value)
  return { value, keys, size: keys.length, next: 0 }
}

/** At most about `most` characters of a JSON value, and of each text in it so many as a line can show. */
export function beginningOf(root: unknown, most: number, longest = longestText): Beginning {
  const parts: string[] = []
  let length = 0
  let cut = false
  const write = (text: string) => {
    parts.push(text)
    length += text.length
  }
  // Not by calls in calls: what an appliance nests thousands of levels deep would fill the stack.
  const within: Holder[] = []
  const begin = (value: unknown) => {
    if (typeof value === 'object' && value !== null) {
      const holder = open(value)
      const [first, last] = holder.keys ? '{}' : '[]'
      if (holder.size === 0) return write(`${first}${last}`)
      within.push(holder)
      return write(first ?? '')
    }
    if (typeof value !== 'string' || value.length <= longest)
      return write(typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? 'null'))
    cut = true
    write(`${JSON.stringify(value.slice(0, longest)).slice(0, -1)}… ${value.length.toLocaleString('en')} characters"`)
  }
  begin(root)
  for (let holder = within.at(-1); holder; holder = within.at(-1)) {
    if (length > most) {
      cut = true
      break
    }
    const { value, keys, size, next } = holder
    // As deep as the indent would be wider than any screen, it says nothing more.
    const line = (level: number) => `\n${'  '.repeat(Math.min(level, 100))}`
    if (next === size) {
      within.pop()
      write(`${line(within.length)}${keys ? '}' : ']'}`)
      continue
    }
    holder.next += 1
    const key = keys?.[next]
    write(`${next > 0 ? ',' : ''}${line(within.length)}${key === undefined ? '' : `${JSON.stringify(key)}: `}`)
    begin(Reflect.get(value, key ?? next))
  }
  return { text: parts.join(''), cut }
}

/** A value as JSON with lines and indents. */
export function wholeOf(value: unknown): string {
  try {
    return JSON.stringify(value, null, 2) ?? ''
  } catch {
    // Too deep for it, or a whole number that it refuses.
    return beginningOf(value, Infinity, Infinity).text
  }
}

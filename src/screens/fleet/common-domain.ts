/**
 * The end that all names share, from a dot on: beside each other it says nothing, and takes the room of what does.
 * Empty for addresses, and where there is nothing to share.
 */
export function commonDomain(names: readonly string[]): string {
  const all = [...new Set(names)]
  const [first] = all
  if (first === undefined || all.length < 2) return ''
  for (let at = first.indexOf('.', 1); at >= 0; at = first.indexOf('.', at + 1)) {
    const end = first.slice(at)
    if (/[a-z]/i.test(end) && all.every((name) => name.length > end.length && name.endsWith(end))) return end
  }
  return ''
}

/** A name without the end that it shares with the others. */
export const withoutDomain = (name: string, domain: string): string => name.slice(0, name.length - domain.length)

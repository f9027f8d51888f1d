const longest = 1000

/** Why there is no such pattern, in a sentence; undefined if there is. It is read, not run. */
export function patternProblem(source: string): string | undefined {
  if (source.length > longest) return `A pattern has at most ${longest} characters`
  try {
    RegExp(source, 'iu')
    return undefined
  } catch {
    return 'This is no regular expression'
  }
}

/**
 * Regular expressions that people type run over every row. One that nests repetition (`(a+)+$`) can take
 * longer than the universe on a short name, and a browser cannot stop it: such patterns are refused.
 */

const longest = 200
const longestText = 255
const mostRepetitions = 6

/** A test that ignores case, or the words that say why there is none. */
export function compilePattern(source: string): ((text: string) => boolean) | string {
  if (source.length > longest) return `A pattern has at most ${longest} characters`
  if (nestsRepetition(source)) return 'This pattern repeats a repetition and could take for ever'
  if (countRepetitions(source) > mostRepetitions) return `A pattern has at most ${mostRepetitions} repetitions`
  try {
    const pattern = new RegExp(source, 'iu')
    return (text) => pattern.test(text.length > longestText ? text.slice(0, longestText) : text)
  } catch {
    return 'This is no regular expression'
  }
}

function countRepetitions(source: string): number {
  return source.replace(/\\.|\[(?:\\.|[^\]])*\]/g, 'x').match(/[*+]|\{\d+,?\d*\}/g)?.length ?? 0
}

/** True if a repeated group holds a repetition or a choice, or refers back. */
export function nestsRepetition(source: string): boolean {
  const groups: boolean[] = []
  let risky = false
  let inSet = false
  for (let i = 0; i < source.length; i += 1) {
    const char = source.charAt(i)
    if (char === '\\') {
      if (!inSet && /[1-9k]/.test(source.charAt(i + 1))) return true
      i += 1
    } else if (inSet) inSet = char !== ']'
    else if (char === '[') inSet = true
    else if (char === '(') {
      groups.push(risky)
      risky = false
    } else if (char === ')') {
      if (risky && repeats(source, i + 1)) return true
      // What is risky inside stays so for the group around it.
      risky = (groups.pop() ?? false) || risky || repeats(source, i + 1)
    } else if (char === '|' || repeats(source, i)) risky = true
  }
  return false
}

/** True where an unbounded or wide repetition stands at this place. */
function repeats(source: string, at: number): boolean {
  const char = source.charAt(at)
  if (char === '*' || char === '+') return true
  if (char !== '{') return false
  const [, low, comma, high] = /^\{(\d+)(,?)(\d*)\}/.exec(source.slice(at)) ?? []
  if (low === undefined) return false
  return (comma !== '' && high === '') || Number(high || low) > 9
}

/** Line ends of a text stay while it is edited as lines: an editor knows one kind alone. */

const ends = /\r\n|\r|\n/g

/** The text as an editor has it. */
export const plainEnds = (text: string): string => (text.includes('\r') ? text.replaceAll(ends, '\n') : text)

/** What was edited, with the line ends of what it was: each line that stayed keeps its own, a new one has the most usual. */
export function withEndsOf(before: string, edited: string): string {
  if (!before.includes('\r')) return edited
  // A lone return ends lines nowhere any more, and before an empty line it would be read as another end.
  const had = (before.match(ends) ?? []).map((end) => (end === '\r' ? '\n' : end))
  const old = before.split(ends)
  const lines = edited.split('\n')
  const most = Math.min(old.length, lines.length) - 1
  let head = 0
  while (head < most && old[head] === lines[head]) head += 1
  let tail = 0
  while (tail < most - head && old.at(-1 - tail) === lines.at(-1 - tail)) tail += 1
  const crlf = had.filter((end) => end === '\r\n').length
  const usual = crlf * 2 >= had.length ? '\r\n' : '\n'
  const endOf = (line: number) => {
    if (line < head) return had[line]
    const left = lines.length - 1 - line
    return left <= tail ? had.at(-left) : usual
  }
  return lines.map((line, at) => (at === lines.length - 1 ? line : line + (endOf(at) ?? usual))).join('')
}

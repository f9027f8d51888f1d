// The little that the start scripts need of a command line, without a package (they run before one is installed).

/**
 * @typedef {object} Option
 * @property {string} about one line for --help
 * @property {string} [value] name of its value in --help; an option without it is a switch
 * @property {{ from: number, to: number }} [number] the value is a whole number in this range
 */

/**
 * Reads `--name value`, `--name=value` and switches.
 *
 * @param {string[]} words as typed
 * @param {Record<string, Option>} known
 * @returns {{ values: Record<string, string | number | true> } | { problem: string }} `problem`: one sentence
 */
export function readArguments(words, known) {
  /** @type {Record<string, string | number | true>} */
  const values = {}
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const [, name = '', inline] = /^--([a-z][a-z-]*)(?:=(.*))?$/s.exec(word) ?? []
    const option = Object.hasOwn(known, name) ? known[name] : undefined
    if (!option) return { problem: `Unknown option ${word}; --help lists what there is.` }
    if (!option.value) {
      if (inline !== undefined) return { problem: `--${name} takes no value.` }
      values[name] = true
      continue
    }
    const text = inline ?? words[++at]
    if (text === undefined || text === '') return { problem: `--${name} needs a value: ${option.value}.` }
    if (!option.number) {
      values[name] = text
      continue
    }
    const { from, to } = option.number
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (!(number >= from && number <= to))
      return { problem: `--${name} must be a whole number from ${from} to ${to}, not ${text}.` }
    values[name] = number
  }
  return { values }
}

/**
 * The text of --help.
 *
 * @param {string} usage first line
 * @param {Record<string, Option>} known
 */
export function helpText(usage, known) {
  const rows = Object.entries(known).map(([name, { value, about }]) => [
    value ? `--${name} ${value}` : `--${name}`,
    about,
  ])
  const width = Math.max(...rows.map(([left = '']) => left.length))
  return [usage, '', ...rows.map(([left = '', right]) => `  ${left.padEnd(width)}  ${right}`)].join('\n')
}

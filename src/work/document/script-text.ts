/** What signs inside the texts of Python, JavaScript, Ruby and PowerShell stand for. */

const escapes = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['a', '\u0007'],
  ['v', '\v'],
  ['\n', ''],
])

/** What stands behind a backtick in a text of PowerShell. */
export const tickEscapes = new Map([...escapes, ['0', '\0'], ['e', '\u001b']])

const hexadecimal = '([\\da-fA-F]'
/** A character by its number: `\x41`, `\u00e9`, `\u{1f600}` of JavaScript and Ruby, `\U0001f600` of Python. */
const numbered = new Map([
  ['x', new RegExp(`${hexadecimal}{2})`, 'y')],
  ['u', new RegExp(`${hexadecimal}{4})|\\{${hexadecimal}{1,6})\\}`, 'y')],
  ['U', new RegExp(`${hexadecimal}{8})`, 'y')],
])
const octal = /[0-7]{1,3}/y

/**
 * What a backslash and what is behind it say, and where that ends; undefined where digits are missing. One that means
 * nothing stays, as in Python, where `'web\d'` is an expression.
 */
export function escapeIn(text: string, at: number, quote: string): { text: string; end: number } | undefined {
  const sign = text.charAt(at)
  const byNumber = numbered.get(sign)
  if (byNumber) {
    byNumber.lastIndex = at + 1
    const [all = '', digits, braced] = byNumber.exec(text) ?? []
    const code = Number.parseInt(digits ?? braced ?? '', 16)
    return code <= 0x10_ff_ff ? { text: String.fromCodePoint(code), end: at + 1 + all.length } : undefined
  }
  octal.lastIndex = at
  const [digits] = octal.exec(text) ?? []
  if (digits !== undefined) return { text: String.fromCodePoint(Number.parseInt(digits, 8)), end: at + digits.length }
  const meant = escapes.get(sign)
  const isSign = '\\\'"`/#'.includes(sign) || (quote === '`' && '${'.includes(sign))
  return { text: meant ?? (isSign ? sign : `\\${sign}`), end: at + 1 }
}

/** What stands for a value of the script in a text, by what is before its quote; undefined where nothing does. */
export function filledIn(before: string, quote: string, ruby: boolean): RegExp | undefined {
  if (/f/i.test(before)) return /\{(?!\{)[^}\n]{0,40}\}?/y
  if (quote === '`') return /\$\{[^}\n]{0,40}\}?/y
  return quote === '"' && ruby ? /#\{[^}\n]{0,40}\}?/y : undefined
}

/** The same in a text of PowerShell, or of a shell, in double quotes. */
export const variable = /\$(?:[A-Za-z_]\w*|[{(][^})\n]{0,40}[})]?)/y

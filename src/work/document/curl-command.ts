/** What a cURL command sends, and where to. */
import { apiPrefix } from '../../api/request'
import { Reader } from './script-reader'
import { variable } from './script-text'

export const isCurl = (text: string): boolean => /^\s*(?:\$\s*)?curl(?:\.exe)?\s/.test(text)

/**
 * The path and query that a cURL command, the first line of a request or an address alone is for, behind the prefix of
 * the API; undefined for other text.
 */
export function addressIn(text: string): string | undefined {
  if (!isCurl(text) && !/^\s*(?:(?:GET|POST|PATCH|PUT|DELETE)\s+\S|https?:\/\/\S+\s*$)/.test(text)) return undefined
  return new RegExp(`${apiPrefix}(/[^\\s'"^]*)`).exec(text)?.[1]
}

/** What a shell fills in when it runs a command is not sent as it stands. */
function notFilled(text: string, at: number): void {
  variable.lastIndex = at
  const [found] = variable.exec(text) ?? []
  if (found !== undefined) throw new Error(`${found} is filled in by the shell: put its value there`)
}

/** A word of a shell from a place on, its quotes taken off. */
function wordAt(text: string, from: number): string {
  let word = ''
  for (let at = from; at < text.length && !/\s/.test(text.charAt(at));) {
    const mark = text.charAt(at)
    if (text.startsWith("$'", at)) {
      // Browsers copy a command so when its body has an apostrophe.
      const reader = new Reader(text, at + 1)
      word += reader.quoted()
      at = reader.at
    } else if (mark === "'") {
      const end = text.indexOf("'", at + 1)
      word += text.slice(at + 1, end < 0 ? undefined : end)
      at = end < 0 ? text.length : end + 1
    } else if (mark === '"') {
      for (at += 1; at < text.length && text.charAt(at) !== '"'; at += 1) {
        notFilled(text, at)
        if (text.charAt(at) === '\\' && /["\\$`]/.test(text.charAt(at + 1))) at += 1
        word += text.charAt(at)
      }
      at += 1
    } else {
      notFilled(text, at)
      if (mark === '\\') at += 1
      word += text.charAt(at)
      at += 1
    }
  }
  return word
}

/** What a shell hands to a command: the lines between `<<EOF` and `EOF`, or the word behind `<<<`. */
function handedIn(text: string): string | undefined {
  const [here, indented, quote, end] = /<<(-?)[ \t]*(['"]?)(\w+)\2/.exec(text) ?? []
  const word = /<<<\s*/.exec(text)
  if (word) return wordAt(text, word.index + word[0].length)
  if (here === undefined || end === undefined) return undefined
  const [, ...lines] = text.slice(text.indexOf(here)).split(/\r?\n/)
  const last = lines.findIndex((line) => (indented === '' ? line : line.replace(/^\t+/, '')).trimEnd() === end)
  const between = lines.slice(0, last < 0 ? undefined : last).join('\n')
  // Where its name stands in quotes the shell leaves the lines as they are.
  if (quote === '') for (const { index } of between.matchAll(/(?<!\\)\$/g)) notFilled(between, index)
  return quote === '' ? between.replaceAll(/\\(?:\n|([\\$`]))/g, '$1') : between
}

/** What a cURL command is given as its data, and whether an `@` at its begin means a file. */
function dataOf(command: string): { text: string; data: string; files: boolean } | undefined {
  // Browsers on Windows copy it for the shell there, whose sign is a caret.
  const text = command.includes('^"')
    ? command.replaceAll('$', '^\\$').replaceAll(/\^(\r?\n|[^])/g, (_, next: string) => next)
    : command
  const option = /(?:^|\s)(--data-(?:raw|binary|ascii)|--data|--json|-d)(?:\s+|=)?(?=\S)/.exec(text)
  if (!option) return undefined
  return { text, data: wordAt(text, option.index + option[0].length), files: option[1] !== '--data-raw' }
}

/**
 * The body of a cURL command, its shell quotes taken off.
 * @throws Error whose message says where the body is, if that is not in the command
 */
export function bodyOfCurl(command: string): string | undefined {
  const given = dataOf(command)
  if (!given?.files || !given.data.startsWith('@')) return given?.data
  const file = given.data.slice(1)
  if (file !== '-') throw new Error(`the body is in the file ${file}: paste what stands in it here`)
  const body = handedIn(given.text)
  if (body === undefined) throw new Error('the body is what another program hands to cURL: paste that here')
  return body
}

/** Whether a command or a request has a body behind its address. */
export const hasBody = (text: string): boolean =>
  isCurl(text) ? dataOf(text) !== undefined : /\n[ \t\r]*[[{]/.test(text)

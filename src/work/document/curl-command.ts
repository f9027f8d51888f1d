/** What a cURL command sends, and where to. */
import { apiPrefix } from '../../api/request'
import { Reader } from './script-reader'

export const isCurl = (text: string): boolean => /^\s*(?:\$\s*)?curl(?:\.exe)?\s/.test(text)

/**
 * The path and query that a cURL command, the first line of a request or an address alone is for, behind the prefix of
 * the API; undefined for other text.
 */
export function addressIn(text: string): string | undefined {
  if (!isCurl(text) && !/^\s*(?:(?:GET|POST|PATCH|PUT|DELETE)\s+\S|https?:\/\/\S+\s*$)/.test(text)) return undefined
  return new RegExp(`${apiPrefix}(/[^\\s'"^]*)`).exec(text)?.[1]
}

/** The body of a cURL command, its shell quotes taken off. */
export function bodyOfCurl(command: string): string | undefined {
  // Browsers on Windows copy it for the shell there, whose sign is a caret.
  const text = command.includes('^"') ? command.replaceAll(/\^(\r?\n|[^])/g, (_, next: string) => next) : command
  const option = /(?:^|\s)(?:--data-(?:raw|binary|ascii)|--data|--json|-d)(?:\s+|=)?(?=\S)/.exec(text)
  if (!option) return undefined
  let body = ''
  for (let at = option.index + option[0].length; at < text.length && !/\s/.test(text.charAt(at));) {
    const mark = text.charAt(at)
    if (text.startsWith("$'", at)) {
      // Browsers copy a command so when its body has an apostrophe.
      const reader = new Reader(text, at + 1)
      body += reader.quoted(false)
      at = reader.at
    } else if (mark === "'") {
      const end = text.indexOf("'", at + 1)
      body += text.slice(at + 1, end < 0 ? undefined : end)
      at = end < 0 ? text.length : end + 1
    } else if (mark === '"') {
      for (at += 1; at < text.length && text.charAt(at) !== '"'; at += 1) {
        if (text.charAt(at) === '\\' && /["\\$`]/.test(text.charAt(at + 1))) at += 1
        body += text.charAt(at)
      }
      at += 1
    } else {
      if (mark === '\\') at += 1
      body += text.charAt(at)
      at += 1
    }
  }
  return body
}

/** Whether a command or a request has a body behind its address. */
export const hasBody = (text: string): boolean =>
  isCurl(text) ? bodyOfCurl(text) !== undefined : /\n[ \t\r]*[[{]/.test(text)

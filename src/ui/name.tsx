import styles from './name.module.css'

/** Characters of a name that are shown. */
export const longestName = 500

export interface NameProps {
  children: string | null | undefined
  /** Said where there is none. */
  empty?: string
}

/**
 * A name from the network. It is isolated from the direction of the text around it, control characters are
 * shown as boxed codes so that two names that differ look different, and none is said as such.
 */
export function Name({ children: whole, empty = 'No name' }: NameProps) {
  const children = shownName(whole)
  if (children.trim() === '') return <i className={styles.none}>{empty}</i>
  if (!hidden.test(children)) return <bdi>{children}</bdi>
  return (
    <bdi>
      {splitHidden(children).map((part) =>
        part.code ? (
          <span key={part.at} className={styles.code} title={`Character U+${part.code}`}>
            {part.code}
          </span>
        ) : (
          part.text
        ),
      )}
    </bdi>
  )
}

/**
 * What an appliance gives as a name, as text: a number as its digits, and what is no name at all as unreadable. One of a
 * megabyte would keep the browser laying out for seconds.
 */
export function shownName(given: unknown): string {
  if (given === null || given === undefined) return ''
  if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean') return 'unreadable'
  const text = String(given)
  return text.length > longestName ? `${text.slice(0, longestName)}…` : text
}

/** Control characters, those that steer direction, and those without width. */
const hidden = /[\p{Cc}\p{Cf}\u2028\u2029\u115f\u3164]/u

interface NamePart {
  text: string
  /** Where it ends (a hidden character) or is cut (plain text, negative): different for each part. */
  at: number
  /** The hidden character's code in hex. */
  code?: string
}

/** A text in parts, each either plain or one hidden character's code in hex. */
export function splitHidden(text: string): NamePart[] {
  const parts: NamePart[] = []
  let plain = ''
  let at = 0
  for (const char of text) {
    at += char.length
    if (!hidden.test(char)) {
      plain += char
      continue
    }
    if (plain) parts.push({ text: plain, at: -at })
    plain = ''
    parts.push({ text: char, at, code: (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0') })
  }
  if (plain) parts.push({ text: plain, at: -at })
  return parts
}

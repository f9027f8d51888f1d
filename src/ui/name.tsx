import styles from './name.module.css'

export interface NameProps {
  children: string | null | undefined
  /** Said where there is none. */
  empty?: string
}

/**
 * A name from the network. It is isolated from the direction of the text around it, control characters are
 * shown as boxed codes so that two names that differ look different, and none is said as such.
 */
export function Name({ children, empty = 'No name' }: NameProps) {
  if (!children || children.trim() === '') return <i className={styles.none}>{empty}</i>
  if (!hidden.test(children)) return <bdi>{children}</bdi>
  return (
    <bdi>
      {splitHidden(children).map((part, index) =>
        part.code ? (
          <span key={index} className={styles.code} title={`Character U+${part.code}`}>
            {part.code}
          </span>
        ) : (
          part.text
        ),
      )}
    </bdi>
  )
}

/** Control characters, those that steer direction, and those without width. */
const hidden = /[\p{Cc}\p{Cf}\u2028\u2029\u115f\u3164]/u

/** A text in parts, each either plain or one hidden character's code in hex. */
export function splitHidden(text: string): { text: string; code?: string }[] {
  const parts: { text: string; code?: string }[] = []
  let plain = ''
  for (const char of text) {
    if (!hidden.test(char)) {
      plain += char
      continue
    }
    if (plain) parts.push({ text: plain })
    plain = ''
    parts.push({ text: char, code: (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0') })
  }
  if (plain) parts.push({ text: plain })
  return parts
}

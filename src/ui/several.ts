/**
 * The values in a text that was pasted or typed for a place that takes several: on lines of their own, or with commas,
 * semicolons or tabs between them; with `blanks` also with blanks. Quotes around one are dropped; each stands once.
 */
export function severalIn(text: string, blanks = false): string[] {
  const parts = text.split(blanks ? /[\s,;]+/ : /[\r\n\t,;]+/)
  return [...new Set(parts.map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2')).filter(Boolean))]
}

/** What an answer gives where a text is due, as text: nothing as none, and what is no text as unreadable. */
export function textIn(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'unreadable'
}

import type { ClipboardEvent } from 'react'
import { severalIn } from './several'

/**
 * Takes lines that are pasted into a field of one line, where browsers would put blanks between them, as values with
 * `between` in their place; what is one line goes on to be pasted.
 */
export function pasteLines(
  event: ClipboardEvent<HTMLInputElement>,
  between: ', ' | '; ',
  onText: (whole: string) => void,
): void {
  const text = event.clipboardData.getData('text')
  const values = /[\r\n\v\f\u2028\u2029]/.test(text.trim()) ? severalIn(text) : []
  if (values.length < 2) return
  event.preventDefault()
  const { value, selectionStart, selectionEnd } = event.currentTarget
  const line = values.join(between)
  onText(`${value.slice(0, selectionStart ?? value.length)}${line}${value.slice(selectionEnd ?? value.length)}`)
}

/**
 * What is typed to look for something. A megabyte may be pasted, and each row, option or operation asks for its words
 * again: they are found once, each counts once, and what is longer is looked for by its beginning.
 */

/** Characters that are looked for; a search field says so when there are more. */
export const longestSearch = 20_000

/** What is looked for of a text: all of it, or its beginning up to the end of a word, a part of which would find others. */
export function searchable(text: string): string {
  if (text.length <= longestSearch) return text
  let end = longestSearch
  while (end > 0 && !/[\s,;]/.test(text.charAt(end - 1))) end -= 1
  return text.slice(0, end === 0 ? longestSearch : end)
}

let last: { text: string; words: readonly string[] } = { text: '', words: [] }

/** The words of what is looked for, in lower case. */
export function wordsIn(text: string): readonly string[] {
  if (last.text !== text) {
    const words = searchable(text).toLowerCase().split(/\s+/)
    last = { text, words: [...new Set(words)].filter(Boolean) }
  }
  return last.words
}

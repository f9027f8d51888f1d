/**
 * A name as somebody can see and type it, to be typed before what cannot be undone: without what a page does not show
 * (spaces at the ends, several in a row, breaks, marks of direction, half a character pair), letters with their accents
 * in one.
 */
const plain = (text: string): string =>
  text
    .replaceAll(/[\s\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim()
    .normalize('NFC')

/** What is asked for; a name of which nothing can be seen is not asked for by itself. */
export const askedFor = (name: string): string => plain(name) || 'yes'

export const isTyped = (text: string, name: string): boolean => plain(text) === askedFor(name)

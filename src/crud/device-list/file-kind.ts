/** What a file is by its first bytes, where it cannot be a list. */
import { encodingOf } from '../../browser/utf8-file'

const asCsv = 'In Excel, save it as “CSV UTF-8” and take that file.'
const unpack = 'Unpack it and take the text file inside.'

const starts: readonly (readonly [bytes: readonly number[], words: string, then?: string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'This is an old Excel file (.xls).', asCsv],
  [[0x25, 0x50, 0x44, 0x46], 'This is a PDF file.'],
  [[0x1f, 0x8b], 'This file is compressed (gzip).', unpack],
]

/** What a file should be, said where it is something else. */
const list = 'A list is a text file: CSV, TSV, or lines.'

const zip = [0x50, 0x4b, 0x03, 0x04]

const begins = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte)

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so; the mark is dropped. Old Windows text comes
 * through as well. What is no text is said as such.
 */
export function textOfFile(bytes: Uint8Array, name: string, due = list): { text: string } | { problem: string } {
  const read = decoded(bytes, name, due)
  return 'text' in read && read.text.trim() === '' ? { problem: 'This file is empty.' } : read
}

function decoded(bytes: Uint8Array, name: string, due: string): { text: string } | { problem: string } {
  const [, words, then] = starts.find(([start]) => begins(bytes, start)) ?? []
  if (words !== undefined) return { problem: `${words} ${due === list || then === unpack ? (then ?? due) : due}` }
  if (begins(bytes, zip)) {
    const isBook =
      /\.(xls[xmb]|ods|numbers)$/i.test(name) ||
      includesName(bytes, 'xl/') ||
      includesName(bytes, '[Content_Types].xml')
    return {
      problem: isBook
        ? `This is an Excel file (.xlsx). ${due === list ? asCsv : due}`
        : `This is a ZIP file. ${unpack}`,
    }
  }
  const encoding = encodingOf(bytes)
  if (encoding !== 'utf-8') return { text: new TextDecoder(encoding).decode(bytes) }
  if (isBinary(bytes.subarray(0, 8000))) return { problem: `This is a binary file. ${due}` }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes) }
  }
}

/** Many of the signs that no text has. A name out of the network may well have one, even a zero, and so has its export. */
function isBinary(start: Uint8Array): boolean {
  return start.filter((byte) => byte < 0x20 && (byte < 0x09 || byte > 0x0d)).length > start.length / 20
}

/** Whether one of the first entries of a ZIP file has a name with this in it; names are plain in its heads. */
function includesName(bytes: Uint8Array, part: string): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 4000)).includes(part)
}

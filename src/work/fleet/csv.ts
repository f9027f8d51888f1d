/**
 * The list of appliances as the upgrade script of the 8.0 guide reads it: address, API key and firmware file, one
 * line for each. Taken as people have it: with or without a header, quotes, slashes, blank lines, a byte order mark;
 * separated by commas, semicolons or tabs.
 */
import Papa from 'papaparse'
import { checkKey, normaliseUrl } from '../../api/address'

export interface Row {
  /** In the text, from 1. */
  line: number
  url: string
  /** Null where the text shows it masked: then it is known already. */
  key: string | null
  /** Name of the image without its folder; null where none is given. */
  image: string | null
}

export interface Problem {
  line: number
  words: string
}

export interface Parsed {
  rows: readonly Row[]
  problems: readonly Problem[]
}

const dots = '••••'

/** A key as it may be shown: its last four characters, and fewer of a short one. */
export const masked = (key: string): string => dots + key.slice(key.length - Math.min(4, Math.floor(key.length / 4)))

/** What looks like a key in a cell that should hold none, as where a line is parted by something else. */
const strayKey = /[0-9a-f]{24,}/gi

const isMasked = (key: string): boolean => key.startsWith('•')

/** The last part of a path of either kind of machine. */
const fileName = (path: string): string => path.trim().split(/[/\\]/).at(-1) ?? ''

const isHeader = (cells: readonly string[]): boolean =>
  !cells.some((cell) => /^https?:\/\//i.test(cell.trim())) &&
  cells.some((cell) => /^\s*(appliance|host|hostname|address|url|api[ _-]?key|key|firmware|image|file)\b/i.test(cell))

interface Line {
  line: number
  cells: string[]
}

/** What parts the cells: surely what follows an address. */
const afterAddress = /^\s*"?https?:\/\/[^\s",;|]+"?[^\S\t\n\r]*([,;\t|])/im

/** Lines of the text with their cells; a line break in quotes belongs to its cell. */
function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let at = 0
  let line = 1
  Papa.parse<string[]>(text, {
    delimiter: afterAddress.exec(text)?.[1] ?? '',
    delimitersToGuess: [',', ';', '\t', '|'],
    step: ({ data, meta }) => {
      if (data.some((cell) => cell.trim() !== '')) lines.push({ line, cells: data })
      line += text.slice(at, meta.cursor).split(/\r\n|\r|\n/).length - 1
      at = meta.cursor
    },
  })
  return lines
}

function rowOf({ line, cells }: Line): Row | Problem {
  const [address = '', key = '', image = ''] = cells
  const url = normaliseUrl(address)
  if (!url.ok) return { line, words: url.message }
  if (isMasked(key.trim())) return { line, url: url.url, key: null, image: fileName(image) || null }
  const checked = checkKey(key)
  if (!checked.ok) return { line, words: checked.message }
  return { line, url: url.url, key: checked.key, image: fileName(image) || null }
}

/** Reads a list. Lines that cannot be used are told and left out; so are second lines of one address. */
export function parseAppliances(text: string): Parsed {
  const lines = linesOf(text.replace(/^\uFEFF/, ''))
  const [first] = lines
  const rows: Row[] = []
  const problems: Problem[] = []
  const seen = new Map<string, number>()
  for (const each of first && isHeader(first.cells) ? lines.slice(1) : lines) {
    const row = rowOf(each)
    if ('words' in row) {
      problems.push(row)
      continue
    }
    const before = seen.get(row.url)
    if (before === undefined) {
      seen.set(row.url, row.line)
      rows.push(row)
    } else problems.push({ line: row.line, words: `${row.url} stands in line ${before} already.` })
  }
  return { rows, problems }
}

/** The text with every key masked, one line for each appliance; lines that could not be read are shown without their key. */
export function maskedText(text: string): string {
  return linesOf(text.replace(/^\uFEFF/, ''))
    .map(({ cells }, index) => {
      if (index === 0 && isHeader(cells)) return cells.map((cell) => cell.trim())
      return cells.map((cell, at) =>
        at === 1 && cell.trim() !== '' && !isMasked(cell.trim())
          ? masked(cell.trim())
          : cell.trim().replaceAll(strayKey, masked),
      )
    })
    .map((cells) => Papa.unparse([cells], { newline: '\n' }))
    .join('\n')
}

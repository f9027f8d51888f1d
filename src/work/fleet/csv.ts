/**
 * The list of appliances as the upgrade script of the 8.0 guide reads it: address, API key and firmware file, one
 * line for each. Taken as people have it: with or without a header, quotes, slashes, remarks, blank lines, a byte order
 * mark; with commas, semicolons, tabs or upright strokes; in another order where a header says which cell is which.
 */
import Papa from 'papaparse'
import { checkKey, normaliseUrl } from '../../api/address'
import { hideAll, hideHex, isMasked, looksLikeKey, masked } from './hide-keys'

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

/** The last part of a path of either kind of machine. */
const fileName = (path: string): string => path.split(/[/\\]/).at(-1) ?? ''

/** Which cell holds what; -1 for none. */
interface Columns {
  url: number
  key: number
  image: number
}

/** As the script has them. */
const usual: Columns = { url: 0, key: 1, image: 2 }

const named = /^\s*(appliance|host|hostname|address|url|api[ _-]?key|key|firmware|image|file)\b/i
const word = /^[\p{L} _()/-]+$/u

/** A line above the list that names its cells, or the list itself: no address and no key is in it. */
const isHeader = (cells: readonly string[]): boolean => {
  const [first = '', second] = cells.filter(Boolean)
  if (cells.some((cell) => /^https?:\/\//i.test(cell) || isMasked(cell) || /^(?=.*\d)\S{16,}$/.test(cell))) return false
  if (/^sep=/i.test(first) || cells.some((cell) => named.test(cell) && word.test(cell))) return true
  return second === undefined
    ? /^[^.:]+ [^.:]+$/.test(first) && !/[0-9a-f]{24}/i.test(first)
    : cells.every((cell) => cell === '' || word.test(cell))
}

/** Where the cells are named, they stand in any order and among others. */
function columnsOf(header: readonly string[]): Columns | null {
  const find = (words: RegExp) => header.findIndex((cell) => words.test(cell))
  const key = find(/key|token|secret/i)
  const address = find(/\bur[il]\b|address|host/i)
  const url = address < 0 ? find(/appliance/i) : address
  if (key < 0 || url < 0 || key === url) return null
  return {
    key,
    url,
    image: header.findIndex((cell, at) => at !== key && at !== url && /image|firmware|file/i.test(cell)),
  }
}

interface Line {
  line: number
  cells: string[]
  /** A quotation mark in it is not closed: the cells are what stands between the commas, with their quotation marks. */
  open?: true
}

const afterAddress = /^[^\S\r\n]*"?https?:\/\/[^\s",;|]+"?[^\S\t\n\r]*([,;\t|])/im

/** What parts the cells: surely what follows an address, or what parts most lines alike; blank lines say nothing. */
const delimiterOf = (text: string): string =>
  afterAddress.exec(text)?.[1] ??
  Papa.parse(text, { preview: 100, skipEmptyLines: true, delimitersToGuess: [',', ';', '\t', '|'] }).meta.delimiter

// Whoever writes it in a program leaves the quotes of a program.
const trimmed = (cell: string): string =>
  cell
    .trim()
    .replace(/^'(.*)'$/, '$1')
    .trim()

const lineBreak = /\r\n|\r|\n/

/** A line read by itself, whatever the quotation marks in it say. */
function lineAlone(text: string, line: number, delimiter: string): Line {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter })
  if (!errors.some(({ code }) => code === 'MissingQuotes')) return { line, cells: (data[0] ?? []).map(trimmed) }
  const cells = text.split(delimiter)
  // It is shown as it is, parted by commas.
  return { line, cells: delimiter === ',' ? cells : cells.map((cell) => cell.replaceAll(',', ' ')), open: true }
}

/**
 * Lines of the text with their cells; a line break in quotes belongs to its cell. A quotation mark that is not closed
 * would take in all that follows: from there on each line is read by itself.
 * @param alone the first line that is read so anyway
 */
function linesOf(text: string, alone = Infinity): Line[] {
  const lines: Line[] = []
  let at = 0
  let line = 1
  let delimiter: string | undefined
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    step: ({ data, errors, meta }, parser) => {
      const here = text.slice(at, meta.cursor)
      const breaks = here.split(lineBreak).length - 1
      const isTorn = errors.some(
        ({ code, type }) => code === 'MissingQuotes' || (type === 'Quotes' && lineBreak.test(here.trimEnd())),
      )
      if (line >= alone || isTorn) {
        delimiter = meta.delimiter
        parser.abort()
        return
      }
      const cells = data.map(trimmed)
      if (cells.some(Boolean)) lines.push({ line, cells })
      line += breaks
      at = meta.cursor
    },
  })
  if (delimiter === undefined) return lines
  for (const each of text.slice(at).split(lineBreak)) {
    const read = each.trim() === '' ? undefined : lineAlone(each, line, delimiter)
    if (read?.cells.some(Boolean)) lines.push(read)
    line += 1
  }
  return lines
}

interface Table {
  /** Those above the list, and remarks in it. */
  beside: readonly Line[]
  list: readonly Line[]
  columns: Columns
}

const isRemark = ({ cells }: Line): boolean => cells.find(Boolean)?.startsWith('#') === true

function tableOf(text: string): Table {
  const plain = text.replace(/^\uFEFF/, '')
  const table = tableIn(linesOf(plain))
  const { url, key, image } = table.columns
  // Nothing that is read has a line break in it: such a cell was closed by the quotation mark of another one.
  const torn = table.list.find(({ cells }) => [url, key, image].some((at) => /[\r\n]/.test(cells[at] ?? '')))
  return torn ? tableIn(linesOf(plain, torn.line)) : table
}

function tableIn(lines: readonly Line[]): Table {
  const bare = ({ cells }: Line) => cells.map((cell) => cell.replace(/^#+\s*/, ''))
  const begin = lines.findIndex((line) => !isRemark(line) && !isHeader(line.cells))
  const above = lines.slice(0, begin < 0 ? lines.length : begin)
  const list = lines.slice(above.length)
  const header = above.findLast((line) => isHeader(bare(line)))
  return {
    beside: [...above, ...list.filter(isRemark)],
    list: list.filter((line) => !isRemark(line)),
    columns: (header && columnsOf(bare(header))) ?? usual,
  }
}

/** The address stands where the key should be. */
const isSwapped = (address: string, key: string): boolean => key.includes('://') && !address.includes('://')

function rowOf({ line, cells, open }: Line, columns: Columns): Row | Problem {
  if (open) return { line, words: 'A quotation mark is not closed.' }
  const [address = '', key = '', image = ''] = [cells[columns.url], cells[columns.key], cells[columns.image]]
  // It would be asked for by name, and shown.
  if (isMasked(address) || looksLikeKey(address) || isSwapped(address, key))
    return { line, words: 'A key stands where the address should be.' }
  if (looksLikeKey(image)) return { line, words: 'A key stands where the firmware file should be.' }
  const url = normaliseUrl(address)
  if (!url.ok) return { line, words: url.message }
  if (isMasked(key)) return { line, url: url.url, key: null, image: fileName(image) || null }
  const checked = checkKey(key)
  if (!checked.ok) return { line, words: checked.message }
  return { line, url: url.url, key: checked.key, image: fileName(image) || null }
}

/** Reads a list. Lines that cannot be used are told and left out; so are second lines of one address. */
export function parseAppliances(text: string): Parsed {
  const { list, columns } = tableOf(text)
  const rows: Row[] = []
  const problems: Problem[] = []
  const seen = new Map<string, number>()
  for (const each of list) {
    const row = rowOf(each, columns)
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

const hideKey = (key: string): string => (key === '' || isMasked(key) ? key : masked(key))

/** The cells of a line of the list without its keys; of one that cannot be used, without all that could be one. */
function hidden(each: Line, columns: Columns): string[] {
  const { cells, open } = each
  const hide = open || 'words' in rowOf(each, columns) ? hideAll : hideHex
  const swapped = isSwapped(cells[columns.url] ?? '', cells[columns.key] ?? '')
  const key = swapped ? columns.url : columns.key
  return cells.map((cell, at) => {
    if (at !== key) return hide(cell)
    if (!open) return hideKey(cell)
    // The quotation mark that is not closed stays where it is, and none of the key closes it.
    const [lead = ''] = /^[\s"]*/.exec(cell) ?? []
    return isMasked(cell.slice(lead.length)) ? cell : lead + hideKey(cell.slice(lead.length).replaceAll('"', ''))
  })
}

/** The text with every key masked, one line for each appliance; lines that could not be read are shown without their key. */
export function maskedText(text: string): string {
  const { beside, list, columns } = tableOf(text)
  const shown = [
    ...beside.map((line) => ({ ...line, cells: line.cells.map(hideAll) })),
    ...list.map((line) => ({ ...line, cells: hidden(line, columns) })),
  ]
  return shown
    .toSorted((a, b) => a.line - b.line)
    .map(({ cells, open }) => (open ? cells.join(',') : Papa.unparse([cells], { newline: '\n' })))
    .join('\n')
}

/**
 * What is typed into the quick filter. Words, all of which a row must hold; or several values, as they are pasted
 * from elsewhere, of which it must hold one. Addresses are found in any spelling, a block finds what is in it, and
 * MACs are found with any separators or none.
 */
import { searchable, wordsIn } from '../looked-for'
import { parseIpv4, parsePrefix, type PrefixTest } from './address'
import { textOf, valueOf, type CellValue, type Column } from './column'

/**
 * The digits of a MAC, or of the begin of one; undefined for what is none. `b8-ca-3a`, `b8ca.3a2e`, `B8CA3A2E0097`,
 * and the `b8:ca:3a:2e:0:97` of BSD and macOS.
 */
export function macDigits(text: string): string | undefined {
  // Documents write hyphens that are none.
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
  if (/^[0-9a-f]{1,2}([-:])([0-9a-f]{1,2}\1){4}[0-9a-f]{1,2}$/.test(plain))
    return plain
      .split(/[-:]/)
      .map((byte) => byte.padStart(2, '0'))
      .join('')
  const parted =
    /^[0-9a-f]{2}(?:[-:][0-9a-f]{2}){2,5}[-:]?$|^[0-9a-f]{2}(?:[-:][0-9a-f]{2}){2,4}[-:][0-9a-f]$|^[0-9a-f]{4}([.:-])[0-9a-f]{4}(\1[0-9a-f]{0,4})?$|^[0-9a-f]{4}\.[0-9a-f]{2,3}$/.test(
      plain,
    ) || /^[0-9a-f]{2}(\.[0-9a-f]{2}){5}$|^[0-9a-f]{6}[-:.][0-9a-f]{6}$/.test(plain)
  return parted || /^[0-9a-f]{12}$/.test(plain) ? plain.replaceAll(/[^0-9a-f]/g, '') : undefined
}

/** A MAC as appliances write it, and its characters. */
const isMac = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i
const macLength = 17

interface Part {
  /** In the words of the row; undefined where it is looked for as an address alone. */
  text: string | undefined
  /** In the digits of its MACs. */
  digits: string | undefined
  /** Holds for one of its addresses. */
  prefix: PrefixTest | undefined
}

export interface Needle {
  parts: readonly Part[]
  /** Whether one part is enough. */
  any: boolean
  /** What was typed, where a row that holds it as it stands is meant instead: names have semicolons, too. */
  whole?: string
  /** True if a needle that goes on can only find fewer rows. */
  narrows: boolean
}

const prefixOf = (text: string): PrefixTest | undefined => {
  const test = parsePrefix(text)
  return typeof test === 'string' ? undefined : test
}

/** Values as people paste them: with commas, semicolons, tabs or line breaks between, and no blanks inside. */
export function valuesIn(text: string): string[] {
  return text.split(/[,;\t\r\n]+/).flatMap((part) => part.trim() || [])
}

/** Words with commas are words; addresses, MACs and names with digits in them are values. */
const isValue = (text: string): boolean => !/\s/.test(text) && (/\d/.test(text) || macDigits(text) !== undefined)

/** What stands between semicolons or on lines, which is a name with its commas unless it is a list of values. */
const namesIn = (text: string): string[] =>
  text.split(/[;\t\r\n]+/).flatMap((part) => {
    const values = valuesIn(part)
    return values.every(isValue) ? values : part.trim() || []
  })

/** Undefined for what asks for nothing. */
export function readNeedle(quick: string): Needle | undefined {
  const plain = searchable(quick).trim().toLowerCase()
  if (plain === '') return undefined
  // Semicolons part names as well: few have one, and lines that are pasted come with them.
  const parted = /[;\t\r\n]/.test(plain)
  const values = [...new Set(parted ? namesIn(plain) : valuesIn(plain))]
  if (values.length > 1 && (parted || values.every(isValue))) {
    const parts = values.map((text) => {
      const prefix = prefixOf(text)
      // One of several is meant as a whole: 10.0.0.1 is not 10.0.0.10.
      return { text: prefix ? undefined : text, digits: macDigits(text), prefix }
    })
    const isName = !/[\t\r\n]/.test(plain) && !values.every(isValue)
    return { parts, any: true, narrows: false, ...(isName && { whole: plain }) }
  }
  const parts = wordsIn(plain).map((text) => ({
    text,
    digits: macDigits(text),
    // An address that is being typed is text; one with `/` or `:` may be spelled otherwise in the row.
    prefix: parseIpv4(text) === undefined ? prefixOf(text) : undefined,
  }))
  return { parts, any: false, narrows: parts.every(({ digits, prefix }) => !digits && !prefix) }
}

/**
 * What the quick filter looks at: the words of the columns, lower case, plain numbers without commas, and MACs as
 * digits too.
 */
export function searchText<Row>(columns: readonly Column<Row>[], row: Row): string {
  let all = ''
  for (const column of columns) {
    // "4 s ago" changes while one reads it, and nobody looks for it.
    if (column.kind === 'time' && !column.text) continue
    const text = textOf(column, row)
    all += `${text}\n`
    if (column.kind === 'number') all += `${String(valueOf(column, row))}\n`
    // Of a column of anything, one may be a MAC: what has its length is looked at.
    const mac = column.kind === 'mac' ? String(valueOf(column, row) ?? '') : text.length === macLength ? text : ''
    if (mac !== '' && (column.kind === 'mac' || isMac.test(mac))) all += `${mac.replaceAll(/[^0-9a-f]/gi, '')}\n`
  }
  return all.toLowerCase()
}

const some = (value: CellValue, test: PrefixTest): boolean =>
  typeof value === 'string' ? test(value) : Array.isArray(value) && value.some((one: string) => test(one))

/** True if a row holds what is looked for; `text` is its searched text. */
export function holds<Row>(needle: Needle, text: string, row: Row, columns: readonly Column<Row>[]): boolean {
  const has = ({ text: words, digits, prefix }: Part): boolean =>
    (words !== undefined && text.includes(words)) ||
    (digits !== undefined && text.includes(digits)) ||
    (prefix !== undefined && columns.some((column) => some(valueOf(column, row), prefix)))
  return needle.any ? needle.parts.some(has) : needle.parts.every(has)
}

/** Parts of the loaded rows that can be set against the others. */
import { clock, type Zone } from '../../ui/format'
import type { Span } from '../../crud/time-range/range'
import type { Part } from './difference-panel'
import { valueIn } from './include'
import { cut, isAbsent, wholeText } from './values'

export const partOfSpan = ({ from, until }: Span, zone: Zone): Part => ({
  words: `${clock(from, zone)} to ${clock(until, zone)}`,
  isInside: ({ time }) => time >= from && time < until,
})

/** Of a list each item counts, as in the value counts. */
export const partOfValue = (field: string, text: string | undefined): Part => ({
  field,
  words: `${field} ${text === undefined ? 'absent' : cut(text, 60)}`,
  isInside: ({ record }) => {
    const value = valueIn(record._type, record._source, field)
    if (isAbsent(value)) return text === undefined
    if (Array.isArray(value)) return value.some((item) => wholeText(item) === text)
    return wholeText(value) === text
  },
})

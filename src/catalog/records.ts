/**
 * Record queries (5.3 guide, Example 5): entries of transactions and flows that an Explore appliance keeps,
 * asked for through a Discover or a Command.
 */
import { Millis, TimeValue } from './common'
import { RecordFilter } from './filter'
import { get, post, resource } from './operation'
import { later } from './release'
import { z } from './zod'

/** The most records that one answer may hold. */
export const recordLimit = 10_000

const lifetime = TimeValue.optional()
  .meta({ label: 'Keep open for' })
  .describe('Keeps the search open this long, in ms or with a unit, and answers a cursor')

export const RecordQuery = z.strictObject({
  from: TimeValue.meta({ label: 'From' }).describe('Absolute in ms, or before now with a minus sign ("-30m")'),
  until: TimeValue.default(0).meta({ label: 'Until' }).describe('0 is now'),
  types: z
    .array(z.string().min(1))
    .optional()
    .meta({ label: 'Record types' })
    .describe('All types unless given; built-in ones start with a tilde'),
  filter: RecordFilter.optional()
    .meta({ label: 'Filter' })
    .describe('Operands are text, also for numbers and truth values'),
  sort: z
    .array(
      z.strictObject({
        field: z.string().min(1).meta({ label: 'Field' }),
        direction: z
          .enum(['asc', 'desc'])
          .default('desc')
          .meta({ label: 'Order', choices: { asc: 'Ascending', desc: 'Descending' } }),
      }),
    )
    .optional()
    .meta({ label: 'Sort' })
    .describe('Newest first unless given'),
  limit: z.number().int().min(0).max(recordLimit).default(100).meta({ label: 'Records at most' }),
  offset: z
    .number()
    .int()
    .min(0)
    .optional()
    .meta({ label: 'Skip' })
    .describe('Not every record store can; the cursor always works'),
  context_ttl: lifetime,
  eql: z.string().optional().meta({ label: 'Query in words', since: later }).describe('Instead of a filter'),
  aggregations: z
    .strictObject({ fields: z.array(z.string().min(1)) })
    .optional()
    .meta({ label: 'Group by', since: later })
    .describe('The limit then counts groups, at most 1,000'),
})
export type RecordQuery = z.input<typeof RecordQuery>

export const LogRecord = z.object({
  _id: z.string().optional(),
  _index: z.string().optional(),
  _type: z.string().meta({ label: 'Type' }),
  sort: z.array(z.unknown()).optional(),
  _source: z.record(z.string(), z.unknown()).meta({ label: 'Fields', kind: 'json' }),
})
export type LogRecord = z.output<typeof LogRecord>

export const RecordAnswer = z.object({
  records: z.array(LogRecord),
  total: z.number().int().meta({ label: 'Matches' }),
  from: Millis.meta({ label: 'From', kind: 'millis' }),
  until: Millis.meta({ label: 'Until', kind: 'millis' }),
  cursor: z.string().optional().describe('Only where the search is kept open'),
  warnings: z.unknown().optional().describe('Why an answer may be incomplete'),
  terminated: z.boolean().optional().meta({ assumed: true }).describe('The search was cut short'),
  lookback_exceeded: z.boolean().optional().meta({ since: later }),
  lookback_truncated: z.boolean().optional().meta({ since: later }),
})
export type RecordAnswer = z.output<typeof RecordAnswer>

const FormatField = z.object({
  name: z.string(),
  display_name: z.string().optional(),
  data_type: z.string().optional(),
  default_visible: z.boolean().optional(),
  facet: z.boolean().optional(),
  description: z.string().optional(),
})

const RecordFormat = z.object({
  name: z.string().meta({ label: 'Type' }),
  display_name: z.string().optional().meta({ label: 'Name' }),
  author: z.string().optional().meta({ label: 'Author' }),
  fields: z.array(FormatField).optional().meta({ label: 'Fields' }),
})
export type RecordFormat = z.output<typeof RecordFormat>

/** Formats, and fields of one and of all, that are looked at: more than any site has, fewer than hold up a page. */
const mostFormats = 2000
const mostFields = 20_000

/** The formats of an answer, of each what can be read: one odd field says nothing of the others. */
export function readableFormats(answer: readonly unknown[]): RecordFormat[] {
  const Itself = RecordFormat.omit({ fields: true })
  const Fields = z.object({ fields: z.array(z.unknown()) })
  let left = mostFields
  return answer.slice(0, mostFormats).flatMap((entry) => {
    const format = Itself.safeParse(entry)
    if (!format.success) return []
    const fields = Fields.safeParse(entry).data?.fields.slice(0, Math.min(left, mostFormats)) ?? []
    left -= fields.length
    return [{ ...format.data, fields: fields.flatMap((field) => FormatField.safeParse(field).data ?? []) }]
  })
}

export const records = resource('records', {
  words: ['record query', 'records'],
  platforms: ['discover', 'command'],
  since: '5.3',
  about: 'Queries over the record log: one entry for each transaction or flow.',
  operations: {
    search: post('/records/search', {
      needs: 'metrics full',
      status: 200,
      reads: true,
      errors: [422, 429],
      body: RecordQuery,
      returns: RecordAnswer,
      doc: 'Search the record log.',
      note: 'The total counts all matches, not those of the answer. Fails where no record store is connected.',
    }),
    nextPage: post('/records/cursor', {
      needs: 'metrics full',
      since: '8.0',
      status: 200,
      reads: true,
      errors: [404, 422, 429],
      query: z.object({ context_ttl: lifetime }),
      body: z.strictObject({ cursor: z.string().min(1).meta({ label: 'Cursor' }), context_ttl: lifetime }),
      returns: RecordAnswer,
      doc: 'Read the next page of an open search.',
      note: 'Take the new cursor of every page; an empty page is the end. Wait a few seconds between many pages.',
    }),
    nextPageByAddress: get('/records/cursor/{cursor}', {
      needs: 'metrics full',
      errors: [404, 422],
      query: z.object({ context_ttl: lifetime }),
      returns: RecordAnswer,
      doc: 'Read the next page of an open search, the older way.',
      note: 'The way of 5.x; later releases keep it and advise the POST.',
    }),
    formats: get('/records/formats', {
      needs: 'metrics full',
      since: later,
      returns: z.array(RecordFormat),
      doc: 'List the record types and their fields.',
      assumed: true,
      note: 'The shape of an entry is assumed. Not every later release has it.',
    }),
  },
})

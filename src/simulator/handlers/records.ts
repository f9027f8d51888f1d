/** The record log (5.3 guide, Record log). */
import { fieldWords, recordTypes } from '../../catalog/record-types'
import type { records as resource } from '../../catalog/records'
import type { Handlers } from '../handler'
import { nextPage, search } from '../records/search'

/** Fields that the product's own tables show first. */
const visible = new Set([
  'timestamp',
  'client',
  'server',
  'clientAddr',
  'serverAddr',
  'method',
  'statusCode',
  'uri',
  'qname',
])

export const records: Handlers<typeof resource> = {
  search: ({ world, body }) => search(world, body),
  nextPage: ({ world, body, query }) => nextPage(world, body.cursor, query.context_ttl ?? body.context_ttl),
  nextPageByAddress: ({ world, params, query }) => nextPage(world, params.cursor, query.context_ttl),
  formats: () =>
    recordTypes.map(({ type, title, fields }) => ({
      name: type,
      display_name: title,
      author: 'ExtraHop',
      fields: fields.map(({ name, type: data_type, note }) => ({
        name,
        display_name: fieldWords(name),
        data_type,
        default_visible: visible.has(name),
        facet: data_type === 'string' || data_type === 'ipaddr' || data_type === 'device',
        description: note ?? '',
      })),
    })),
}

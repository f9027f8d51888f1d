import { expect, it } from 'vitest'
import { readableFormats } from './records'

it('of formats that are odd in places the rest is read', () => {
  const uri = { name: 'uri', data_type: 'string' }
  expect(
    readableFormats([
      { name: '~http', display_name: 'HTTP', fields: [uri, null, { name: 7 }, { name: 'host', description: {} }, []] },
      { name: '~dns', fields: null },
      { name: '~odd', fields: 'none' },
      { name: ['~list'], fields: [uri] },
      null,
    ]),
  ).toEqual([
    { name: '~http', display_name: 'HTTP', fields: [uri] },
    { name: '~dns', fields: [] },
    { name: '~odd', fields: [] },
  ])
})

it('reads as many as a site may have', () => {
  const many = Array.from({ length: 60_000 }, (_, at) => ({ name: `f${at}` }))
  expect(readableFormats([{ name: 'wide', fields: many }, ...many])).toHaveLength(2000)
  expect(readableFormats([{ name: 'wide', fields: many }])[0]?.fields).toHaveLength(2000)
  const all = readableFormats(many.map((one) => ({ ...one, fields: many.slice(0, 50) })))
  expect(all.flatMap(({ fields }) => fields)).toHaveLength(20_000)
})

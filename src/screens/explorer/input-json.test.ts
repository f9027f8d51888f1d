import { describe, expect, it } from 'vitest'
import { isLacking } from './lacks'
import { catalog } from '../../catalog'
import { read, withFiles, write } from './input-json'

const file = new File(['12345'], 'pack.ehp')

describe('input as JSON', () => {
  it('leaves files out and keeps them while the rest is typed', () => {
    const input = { body: { file, note: 'a' } }
    expect(JSON.parse(write(input))).toEqual({ params: {}, query: {}, body: { note: 'a' } })
    expect(withFiles({ body: { note: 'b' } }, input)).toEqual({ body: { note: 'b', file } })
    expect(withFiles({ params: {} }, { body: file })).toEqual({ params: {}, body: file })
    expect(withFiles({ body: { note: 'b' } }, { body: { note: 'a' } })).toEqual({ body: { note: 'b' } })
  })
})

describe('typed JSON', () => {
  const { query, next } = catalog.metrics.operations

  it('is the body where it looks like one, and keeps the rest', () => {
    const body = { cycle: 'auto', from: -1800000 }
    expect(read(JSON.stringify(body), query, { params: { id: 1 } })).toEqual({
      input: { params: { id: 1 }, query: undefined, body },
    })
    expect(read('[1, 2]', query, {})).toEqual({ input: { params: undefined, query: undefined, body: [1, 2] } })
    expect(read(JSON.stringify({ body, params: {} }), query, {})).toEqual({ input: { body, params: {} } })
  })

  it('of an object without anything is the body, as a search for everything has it', () => {
    expect(read('{}', query, { params: { id: 1 } })).toEqual({
      input: { params: { id: 1 }, query: undefined, body: {} },
    })
    expect(read('{}', next, {})).toEqual({ input: {} })
  })

  it('is read as pages and files have it', () => {
    const text = '\uFEFF{\r\n\u00a0\u00a0"cycle": "auto",\r\n\u00a0\u00a0"from": -1\r\n}\u00a0\n'
    expect(read(text, query, {})).toMatchObject({ input: { body: { cycle: 'auto', from: -1 } } })
    expect(read("{'cycle': 'auto', 'from': -1, }", query, {})).toMatchObject({
      input: { body: { cycle: 'auto', from: -1 } },
    })
    // Blanks inside a text are the text's.
    expect(read('{"name": "a\u00a0b"}', query, {})).toMatchObject({ input: { body: { name: 'a\u00a0b' } } })
  })

  it('of a command goes where the command goes, not where the form went before', () => {
    const { update, list } = catalog.devices.operations
    const before = { params: { id: 9 } }
    const change = (url: string) => read(`curl -X PATCH "${url}" -d '{"custom_name": "x"}'`, update, before)
    expect(change('https://h/api/v1/devices/17')).toEqual({
      input: { params: { id: '17' }, query: {}, body: { custom_name: 'x' } },
    })
    expect(change('https://{HOST}/api/v1/devices/{id}')).toMatchObject({ input: { params: { id: 9 } } })
    expect(change('https://h/api/v1/tags/17')).toEqual({
      problem: 'What is pasted is for /tags/17, not for /devices/{id}.',
    })
    const query = { limit: 10, search_type: 'name', value: 'a b' }
    const address = 'https://h/api/v1/devices?limit=10&search_type=name&value=a%20b'
    for (const text of [address, `curl -X GET '${address}' -H 'accept: application/json'`])
      expect(read(text, list, {})).toEqual({ input: { params: {}, query } })
    expect(read('PATCH /api/v1/devices/5 HTTP/1.1\nHost: h\n\n{"custom_name": "x"}', update, before)).toEqual({
      input: { params: { id: '5' }, query: {}, body: { custom_name: 'x' } },
    })
  })

  it.each(['%zz', '%', '%E0%A4%A'])('takes %s in a pasted address as it stands', (id) => {
    const { get } = catalog.dashboards.operations
    for (const text of [`https://host/api/v1/dashboards/${id}`, `curl 'https://host/api/v1/dashboards/${id}?x=${id}'`])
      expect(read(text, get, {})).toHaveProperty('input.params', { id })
  })

  it.each(['9007199254740993', '-9007199254740995', '1e999', '-1e400'])(
    'does not send another number for %s',
    (number) => {
      expect(read(`{"limit": ${number}}`, query, {})).toEqual({
        problem: expect.stringContaining(`${number} would be`),
      })
      expect(read(`{"name": "${number}", "limit": 9007199254740992}`, query, {})).toHaveProperty('input')
    },
  )

  it('says what does not fit', () => {
    expect(read('{', query, {})).toHaveProperty('problem', expect.stringContaining('Not JSON'))
    expect(read('{"cycle": "auto"}', next, {})).toHaveProperty('problem', expect.stringContaining('takes no body'))
    expect(read('{"query": 5}', query, {})).toHaveProperty('problem')
  })
})

describe('what has to be given again', () => {
  it('is asked for until it is there', () => {
    const pack = { kind: 'file', field: 'file', name: 'pack.ehp', size: 5 } as const
    expect(isLacking(pack, {})).toBe(true)
    expect(isLacking(pack, { body: { file } })).toBe(false)
    expect(isLacking({ ...pack, field: null }, { body: file })).toBe(false)
    expect(isLacking({ kind: 'secret' }, { body: { password: '***' } })).toBe(true)
    expect(isLacking({ kind: 'secret' }, { body: { password: 'new' } })).toBe(false)
    expect(isLacking({ kind: 'body', size: 9 }, {})).toBe(true)
  })
})

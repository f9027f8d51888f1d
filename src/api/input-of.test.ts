import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildRequest } from './request'
import { catalog } from '../catalog'
import { formForLog, type LogBody } from './log'
import { inputOf, lacksOf } from './input-of'

const logged = (path: string, operation: string, body?: unknown) => ({
  operation,
  path,
  body: body === undefined ? null : ({ kind: 'text', text: JSON.stringify(body) } as const),
})

describe('a logged request opened in the explorer', () => {
  it('has the input that it was made from', () => {
    const wellFormed = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/^\.{1,2}$/.test(text))
    fc.assert(
      fc.property(fc.nat(), wellFormed, fc.nat(), (id, value, limit) => {
        const input = { query: { search_type: 'ip address', value, limit } }
        const { path } = buildRequest('https://host', catalog.devices.operations.list, input)
        expect(inputOf(logged(path, 'devices.list'))?.query).toEqual(input.query)
        const one = buildRequest('https://host', catalog.tags.operations.update, {
          params: { id },
          body: { name: value },
        })
        expect(inputOf(logged(one.path, 'tags.update', { name: value }))).toMatchObject({
          params: { id: String(id) },
          body: { name: value },
        })
      }),
    )
  })

  it('keeps parameters that are called as what every object has', () => {
    const path = '/devices?toString=1&constructor=2&hasOwnProperty=3'
    expect(inputOf(logged(path, 'devices.list'))?.query).toEqual({
      toString: '1',
      constructor: '2',
      hasOwnProperty: '3',
    })
  })

  it('keeps the tilde of a short code', () => {
    const { path } = buildRequest('https://host', catalog.dashboards.operations.get, { params: { id: '~kmC9Y' } })
    expect(inputOf(logged(path, 'dashboards.get'))?.params).toEqual({ id: '~kmC9Y' })
  })

  it.each(['%zz', '%', '%E0%A4%A', 'a%2'])('takes %s, which is no code for a sign, as it stands', (id) => {
    expect(inputOf(logged(`/dashboards/${id}`, 'dashboards.get'))?.params).toEqual({ id })
  })

  it('says so when the operation is not known', () => {
    expect(inputOf(logged('/x', 'nothing.here'))).toBeNull()
  })

  it('has the fields of a form, and says which files have to be chosen again', () => {
    const { upload } = catalog.supportpacks.operations
    const file = new File(['12345'], 'pack.ehp')
    const { body, path } = buildRequest('https://host', upload, { body: { file, note: 'from support' } })
    if (!(body instanceof FormData)) throw new Error('no form')
    const kept = formForLog(body)
    expect(inputOf({ operation: upload.id, path, body: kept })?.body).toEqual({ note: 'from support' })
    expect(lacksOf({ body: kept })).toEqual([{ kind: 'file', field: 'file', name: 'pack.ehp', size: 5 }])
    expect(JSON.stringify(kept)).not.toContain('12345')
  })

  it('says what else was not kept', () => {
    const text = (words: string): LogBody => ({ kind: 'text', text: words })
    expect(lacksOf({ body: null })).toEqual([])
    expect(lacksOf({ body: text('{"name":"x"}') })).toEqual([])
    expect(lacksOf({ body: text('{"password":"***"}') })).toEqual([{ kind: 'secret' }])
    expect(lacksOf({ body: { kind: 'cut', size: 70_000 } })).toEqual([{ kind: 'body', size: 70_000 }])
    const image: LogBody = { kind: 'file', name: 'fw.tar', size: 9 }
    expect(lacksOf({ body: image })).toEqual([{ kind: 'file', field: null, name: 'fw.tar', size: 9 }])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildRequest } from './request'
import { catalog } from '../catalog'
import { inputOf } from './input-of'

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

  it('keeps the tilde of a short code', () => {
    const { path } = buildRequest('https://host', catalog.dashboards.operations.get, { params: { id: '~kmC9Y' } })
    expect(inputOf(logged(path, 'dashboards.get'))?.params).toEqual({ id: '~kmC9Y' })
  })

  it('says so when the operation is not known', () => {
    expect(inputOf(logged('/x', 'nothing.here'))).toBeNull()
  })
})

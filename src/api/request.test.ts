import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { devices } from '../catalog/devices'
import { extrahop } from '../catalog/extrahop'
import { get, post, resource } from '../catalog/operation'
import { supportpacks } from '../catalog/supportpacks'
import { tags } from '../catalog/tags'
import { z } from '../catalog/zod'
import { buildRequest, normaliseBase, UnsendableInput } from './request'

const base = 'https://eda.example'
const things = resource('things', {
  words: ['thing', 'things'],
  platforms: ['discover'],
  since: '5.3',
  about: 'A made-up resource.',
  operations: {
    byCode: get('/things/~{short_code}', { needs: 'any', doc: 'By code.' }),
    ofPair: get('/things/{id}/parts/{child-id}', {
      needs: 'any',
      query: z.object({ a: z.string().optional(), b: z.string().optional(), c: z.array(z.number()).optional() }),
      doc: 'A pair.',
    }),
    form: post('/things', {
      needs: 'any',
      body: z.object({}),
      bodyType: 'application/x-www-form-urlencoded',
      doc: 'Form.',
    }),
  },
})
const { byCode, ofPair, form } = things.operations

describe('paths', () => {
  it('takes a base with slashes or a folder behind a proxy', () => {
    const url = (from: string) => buildRequest(from, tags.operations.list, {}).url
    expect(url('https://eda.example')).toBe('https://eda.example/api/v1/tags')
    expect(url('https://eda.example:8443//')).toBe('https://eda.example:8443/api/v1/tags')
    expect(url('https://proxy.example/eda//one/')).toBe('https://proxy.example/eda/one/api/v1/tags')
    expect(url('http://[::1]:8080/?x=1#y')).toBe('http://[::1]:8080/api/v1/tags')
  })

  it('keeps the tilde of a short code, in the path and in a value', () => {
    expect(buildRequest(base, byCode, { params: { short_code: 'ab12' } }).path).toBe('/things/~ab12')
    expect(buildRequest(base, tags.operations.get, { params: { id: '~ab12' } }).path).toBe('/tags/~ab12')
  })

  it('refuses what cannot stand in a path', () => {
    for (const id of ['', '.', '..', Number.NaN, Number.POSITIVE_INFINITY, '\ud800', 'x'.repeat(100_001)]) {
      expect(() => buildRequest(base, tags.operations.get, { params: { id } })).toThrow(UnsendableInput)
    }
    expect(() => buildRequest(base, tags.operations.get, {})).toThrow('id is missing')
    for (const id of [{}, { id: 1 }, [1], true] as unknown as number[])
      expect(() => buildRequest(base, tags.operations.get, { params: { id } })).toThrow('neither a text nor a number')
    expect(() => buildRequest(base, tags.operations.get, { params: { id: null as never } })).toThrow('id is missing')
    expect(() => normaliseBase('ftp://eda.example')).toThrow(UnsendableInput)
  })

  it('sends a name that reads like an encoded dot segment as that name', () => {
    const { url } = buildRequest(base, tags.operations.get, { params: { id: '%2E%2e' } })
    expect(new URL(url).pathname).toBe('/api/v1/tags/%252E%252e')
  })

  const value = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom(
      '../../admin',
      '%2e%2e',
      '..%2f..',
      '//evil.example',
      '\\..\\',
      '?x=1',
      '#top',
      'a b',
      '@evil.example',
      '\u202eabc',
      'é',
      '😀',
    ),
    fc.string({ unit: fc.constantFrom('.', '/', '%', '2', 'e', '\\', '~', '?', '#', ':', '@'), minLength: 1 }),
  )
  const sendable = value.filter((text) => text !== '.' && text !== '..' && !/\p{Surrogate}/u.test(text))

  it('brings every path value back unchanged, on the same host and in its own segment', () => {
    fc.assert(
      fc.property(sendable, sendable, (id, child) => {
        const { url, path } = buildRequest(base, ofPair, { params: { id, 'child-id': child } })
        const seen = new URL(url)
        expect(seen.origin).toBe(base)
        expect(seen.search + seen.hash + seen.username).toBe('')
        expect(seen.href).toBe(url)
        const parts = seen.pathname.split('/')
        expect(parts).toHaveLength(7)
        expect(parts.slice(0, 4)).toEqual(['', 'api', 'v1', 'things'])
        expect(decodeURIComponent(parts[4] ?? '')).toBe(id)
        expect(decodeURIComponent(parts[6] ?? '')).toBe(child)
        expect(path).not.toContain('//')
      }),
      { numRuns: 500 },
    )
  })

  it('brings every query value back unchanged', () => {
    const words = fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text))
    fc.assert(
      fc.property(words, words, (a, b) => {
        const { url } = buildRequest(base, ofPair, { params: { id: 1, 'child-id': 2 }, query: { b, a } })
        const seen = new URL(url)
        expect([...seen.searchParams]).toEqual([
          ['a', a],
          ['b', b],
        ])
        expect(seen.hash).toBe('')
        expect(seen.href).toBe(url)
      }),
    )
  })
})

describe('queries', () => {
  it('follows the order of the schema and leaves out what is not given', () => {
    const one = buildRequest(base, devices.operations.list, { query: { offset: 100, limit: -1, value: undefined } })
    expect(one.path).toBe('/devices?limit=-1&offset=100')
    const other = buildRequest(base, devices.operations.list, { query: { value: undefined, limit: -1, offset: 100 } })
    expect(other.url).toBe(one.url)
    expect(buildRequest(base, devices.operations.list, { query: {} }).path).toBe('/devices')
  })

  it('encodes search types with a space, booleans and lists', () => {
    const search = { search_type: 'ip address', value: '/^10\\.0/ & more', active_from: '-30m' }
    expect(buildRequest(base, devices.operations.list, { query: search }).path).toBe(
      '/devices?search_type=ip%20address&value=%2F%5E10%5C.0%2F%20%26%20more&active_from=-30m',
    )
    expect(buildRequest(base, ofPair, { params: { id: 1, 'child-id': 2 }, query: { c: [1, 2], z: true } }).path).toBe(
      '/things/1/parts/2?c=1,2&z=true',
    )
  })
})

describe('bodies', () => {
  it('sends JSON with its type, and no type without a body', () => {
    const made = buildRequest(base, tags.operations.create, { body: { name: 'Tür "1"' } })
    expect(made).toMatchObject({ method: 'POST', body: '{"name":"Tür \\"1\\""}' })
    expect(made.headers).toEqual({ Accept: 'application/json', 'Content-Type': 'application/json' })
    const upgrade = buildRequest(base, extrahop.operations.upgrade, {})
    expect(upgrade.body).toBeUndefined()
    expect(upgrade.headers).not.toHaveProperty('Content-Type')
  })

  it('hands files and text over as they are', () => {
    const image = new Blob(['abc'])
    const upload = buildRequest(base, extrahop.operations.uploadFirmware, { body: image })
    expect(upload.body).toBe(image)
    expect(upload.headers['Content-Type']).toBe('application/vnd.extrahop.firmware')
    expect(buildRequest(base, extrahop.operations.setCertificate, { body: 'PEM\n' }).body).toBe('PEM\n')
    expect(buildRequest(base, form, { body: { a: 'x&y', n: 2, gone: undefined } }).body).toBe('a=x%26y&n=2')
  })

  it('makes a form of fields with a file, whose content type is left to the sender', async () => {
    const file = new File(['a pack'], 'check.pack')
    const made = buildRequest(base, supportpacks.operations.upload, { body: { file } })
    expect(made.headers).not.toHaveProperty('Content-Type')
    const form = made.body instanceof FormData ? made.body : null
    expect([...(form?.keys() ?? [])]).toEqual(['file'])
    const sent = form?.get('file')
    expect(sent instanceof File ? [sent.name, await sent.text()] : sent).toEqual(['check.pack', 'a pack'])
    // What the sender makes of it can be read again as it was.
    const read = await new Response(made.body).formData()
    const again = read.get('file')
    expect(again instanceof File ? await again.text() : again).toBe('a pack')
    expect(() => buildRequest(base, supportpacks.operations.upload, { body: file })).toThrow('a set of fields')
  })

  it('says which body is missing or of the wrong form', () => {
    expect(() => buildRequest(base, tags.operations.create, {})).toThrow('The body is missing')
    expect(() => buildRequest(base, extrahop.operations.uploadFirmware, { body: { a: 1 } })).toThrow('must be a file')
    expect(() => buildRequest(base, extrahop.operations.setCertificate, { body: { a: 1 } })).toThrow('must be text')
  })
})

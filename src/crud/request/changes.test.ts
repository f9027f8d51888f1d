import { describe, expect, it } from 'vitest'
import { changesBetween } from './changes'

const before = { id: 4, name: 'Old', note: 'kept', rules: [1] }

describe('what a write will change', () => {
  it('a PATCH changes what it names and differs', () => {
    expect(changesBetween('PATCH', before, { name: 'New', rules: [1] })).toEqual([
      { field: 'name', before: 'Old', after: 'New' },
    ])
  })
  it('takes no field for there that every object has', () => {
    const asked = JSON.parse('{ "name": "Old", "constructor": 2, "__proto__": 1 }') as unknown
    for (const method of ['PATCH', 'PUT'] as const)
      expect(changesBetween(method, { name: 'Old' }, asked)).toEqual([
        { field: 'constructor', before: undefined, after: 2 },
        { field: '__proto__', before: undefined, after: 1 },
      ])
  })
  it('a PUT replaces everything: what it leaves out is gone', () => {
    expect(changesBetween('PUT', before, { name: 'Old', rules: [2] }).map(({ field }) => field)).toEqual([
      'id',
      'note',
      'rules',
    ])
  })
  it('a PUT of a document tells where inside a section it differs', () => {
    const config = { dns: { servers: ['192.0.2.1'], domain: 'corp.example' }, ntp: { server: 'a' } }
    const asked = { dns: { servers: ['192.0.2.2'], domain: 'corp.example' }, ntp: { server: 'a', tls: true } }
    expect(changesBetween('PUT', config, asked)).toEqual([
      { field: 'dns.servers', before: ['192.0.2.1'], after: ['192.0.2.2'] },
      { field: 'ntp.tls', before: undefined, after: true },
    ])
  })
  it('a text or a file in place of fields removes none of them', () => {
    expect(changesBetween('PUT', before, '-----BEGIN LICENSE-----')).toEqual([])
    expect(changesBetween('PUT', before, new Blob(['x']))).toEqual([])
  })
  it('a DELETE takes all fields', () => {
    expect(changesBetween('DELETE', before, undefined)).toHaveLength(4)
  })
  it('a POST has no before', () => {
    expect(changesBetween('POST', undefined, { name: 'New' })).toEqual([
      { field: 'name', before: undefined, after: 'New' },
    ])
  })
})

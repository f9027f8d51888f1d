import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { driftOf, presetsOf, twins } from './compare'
import { byName, driftBetween } from './drift'

const file = (value: unknown) => new Blob([JSON.stringify(value)])

describe('drift between two configurations', () => {
  it('is told value by value, and by what is absent', () => {
    const left = { ntp: { servers: ['a', 'b'] }, dns: { dns: '192.0.2.53', domain: 'x' }, audit: {} }
    const right = { ntp: { servers: ['b', 'a'] }, dns: { dns: '192.0.2.54', domain: 'x' }, ui: { theme: 1 } }
    expect(driftBetween(left, right)).toEqual({
      differences: [
        { path: 'dns.dns', left: '"192.0.2.53"', right: '"192.0.2.54"' },
        { path: 'ui', left: undefined, right: '{"theme":1}' },
      ],
      ignored: 0,
      own: 0,
    })
  })

  it('is none in the order of a set, of numbers as of words', () => {
    expect(driftBetween({ vlans: [20, 3], tags: ['b', 'a'] }, { vlans: [3, 20], tags: ['a', 'b'] })).toEqual({
      differences: [],
      ignored: 0,
      own: 0,
    })
    expect(driftBetween({ rules: [{ n: 1 }, { n: 2 }] }, { rules: [{ n: 2 }, { n: 1 }] }).differences).toHaveLength(1)
  })

  it('counts what is an appliance’s own and secrets apart', () => {
    const left = { hostname: { name: 'a' }, interfaces: { '0': { ip: '192.0.2.1' } }, snmp: { auth_password: 'x1' } }
    const right = { hostname: { name: 'b' }, interfaces: { '0': { ip: '192.0.2.2' } }, snmp: { auth_password: 'x2' } }
    expect(driftBetween(left, right)).toEqual({ differences: [], ignored: 0, own: 3 })
  })

  it('tells no secret, takes two for one wherever they stand, and tells where one is and none is', () => {
    const users = (secret: string) => ({
      users: [{ name: 'jo', auth_password: secret }],
      mail: { smtp_password: secret },
    })
    expect(driftBetween(users('aes:1:x'), users('aes:2:x'))).toEqual({ differences: [], ignored: 0, own: 2 })
    const told = driftBetween(users('aes:1:x'), { users: [], mail: { smtp_password: '' } })
    expect(told.differences.map(({ path }) => path)).toEqual(['mail.smtp_password', 'users'])
    expect(JSON.stringify(told)).not.toContain('aes:')
    expect(driftBetween({ a: { token: 'aes:1:x' } }, { a: {} }).differences).toEqual([
      { path: 'a.token', left: '"•"', right: undefined },
    ])
    expect(driftBetween({ password: { strict: true } }, { password: {} }).differences).toHaveLength(1)
  })

  it('takes what is left out for what an appliance assumes, and nothing for nothing', () => {
    const empty = { a: null, b: '', c: [], d: {} }
    expect(driftBetween({ audit: empty }, {})).toMatchObject({ differences: [{ path: 'audit' }] })
    expect(driftBetween({ audit: empty, x: 1 }, { audit: {}, x: 1 }).differences).toEqual([])
    const [old, newer] = [[{ name: 't', cc: [] }], [{ name: 't', disabled: false, cc: [] }]]
    expect(driftBetween(byName(old), byName(newer)).differences).toHaveLength(1)
    const presets = presetsOf('alerts')
    expect(presets).toMatchObject({ disabled: false })
    expect(driftBetween(byName(old, presets), byName(newer, presets)).differences).toEqual([])
    expect(driftBetween(byName([{ name: 't', disabled: true }], presets), byName(old, presets)).differences).toEqual([
      { path: 't.disabled', left: 'true', right: 'false' },
    ])
  })

  it('leaves out ignored paths and all below them, and counts them', () => {
    const left = { capture: { a: 1, b: 2 }, dns: { dns: 1 } }
    const right = { capture: { a: 2, b: 3 }, dns: { dns: 2 } }
    expect(driftBetween(left, right, ['capture'])).toMatchObject({ ignored: 2, differences: [{ path: 'dns.dns' }] })
    expect(driftBetween(left, right, ['*.a', 'dns.dns', ' '])).toMatchObject({
      ignored: 2,
      differences: [{ path: 'capture.b' }],
    })
  })

  it('never shows two equal texts, finds nothing between equals, and is the same the other way round', () => {
    const json = fc.jsonValue({ maxDepth: 3 })
    fc.assert(
      fc.property(json, json, (left, right) => {
        expect(driftBetween(left, left).differences).toEqual([])
        const there = driftBetween(left, right).differences
        for (const one of there) expect(one.left).not.toBe(one.right)
        const back = driftBetween(right, left).differences
        expect(back.map((one) => ({ path: one.path, left: one.right, right: one.left }))).toEqual(there)
      }),
      { numRuns: 300 },
    )
  })

  it('takes objects by their name, whatever their ids are', () => {
    const left = byName([{ id: 1, name: 'PCI', mod_time: 5, filter: { a: 1 } }])
    const right = byName([{ id: 9, name: 'PCI', mod_time: 7, filter: { a: 2 } }, { id: 1, name: 'New' }, 'odd'])
    expect(driftBetween(left, right).differences.map(({ path }) => path)).toEqual(['New', 'PCI.filter.a'])
  })

  it('compares all of several objects with one name, in whatever order they come, and says how many there are', async () => {
    const pair = [
      { id: 1, name: 'PCI', description: 'old' },
      { id: 2, name: 'PCI', description: 'new' },
    ]
    const same = await driftOf('tags', file(pair), file(pair.toReversed()), [])
    expect(same.differences).toEqual([])
    expect(same.several.map((one) => twins('tags', one))).toEqual([['2 tags named PCI'], ['2 tags named PCI']])
    // The last alone would be as before.
    for (const other of [[{ ...pair[0], description: 'x' }, pair[1]], [pair[1]]]) {
      const [one, ...more] = (await driftOf('tags', file(pair), file(other), [])).differences
      expect([one?.path, more]).toEqual(['PCI', []])
      expect(one?.left).toBe('[{"description":"new","name":"PCI"},{"description":"old","name":"PCI"}]')
    }
  })

  it('leaves out as an appliance’s own only what stands in a running config: a group may be called "ip"', async () => {
    const [left, right] = [file([{ name: 'ip', comment: 'a' }]), file([{ name: 'ip', comment: 'b' }])]
    expect(await driftOf('devicegroups', left, right, [])).toMatchObject({
      differences: [{ path: 'ip.comment' }],
      own: 0,
    })
    expect(await driftOf('runningconfig', file({ ip: 'a' }), file({ ip: 'b' }), [])).toMatchObject({
      differences: [],
      own: 1,
    })
  })

  it('tells a page the first of many differences and the beginning of a long value, and has all in its file', async () => {
    const config = (a: string) => file(Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`s${i}`, { a }])))
    const found = await driftOf('runningconfig', config('b'.repeat(20_000)), config('c'), [])
    expect([found.count, found.differences.length]).toEqual([2000, 1000])
    expect(Math.max(...found.differences.map(({ left }) => left?.length ?? 0))).toBeLessThanOrEqual(2001)
    const all = JSON.parse(await found.file.text()) as { left: string }[]
    expect([all.length, all[0]?.left]).toEqual([2000, `"${'b'.repeat(20_000)}"`])
  })

  it('takes a name with dots for one part of an ignored path', () => {
    const [left, right] = [byName([{ name: 'db.example.com', a: 1 }]), byName([{ name: 'db.example.com', a: 2 }])]
    const [{ path } = { path: '' }] = driftBetween(left, right).differences
    expect(path).toBe('"db.example.com".a')
    for (const pattern of [path, '*.a', '"db.example.com"'])
      expect(driftBetween(left, right, [pattern]).ignored, pattern).toBe(1)
    expect(driftBetween(left, right, ['"db']).ignored).toBe(0)
  })
})

import { describe, expect, it } from 'vitest'
import { operations } from '../catalog'
import { platforms } from '../catalog/platform'
import type { Needs } from '../catalog/privilege'
import type { Release } from '../catalog/release'
import { probesFor, questions, userOfKey } from './probe'

const levels: Needs[] = ['metrics full', 'read', 'write limited', 'write full', 'system full', 'packets', 'detections']
const releases: Release[] = ['5.3', '8.0', '8.5', '9.8']

describe('the probes of a privilege', () => {
  it('are reads that exist there, need no object and carry no secret, on every kind and release', () => {
    for (const platform of platforms)
      for (const release of releases)
        for (const needs of levels)
          for (const probe of probesFor(needs, { platform, release })) {
            expect(probe.reads).toBe(true)
            expect(probe.destructive).toBe(false)
            expect(probe.path).not.toContain('{')
            expect(probe.needs).toBe(needs)
            expect(probe.platforms).toContain(platform)
            expect(probe.path).not.toMatch(/productkey/)
          }
  })

  it('are there for the levels that matter most', () => {
    for (const release of releases) expect(probesFor('metrics full', { platform: 'discover', release })).not.toEqual([])
    expect(probesFor('write full', { platform: 'discover', release: '5.3' })).not.toEqual([])
    for (const platform of platforms) expect(probesFor('system full', { platform, release: '5.3' })).not.toEqual([])
    expect(probesFor('read', { platform: 'explore', release: '8.0' })).not.toEqual([])
  })

  it('ask for no level by a read that all of them may do', () => {
    for (const platform of platforms)
      for (const needs of ['write limited', 'write full', 'system full'] as const)
        expect(probesFor(needs, { platform, release: '8.0' })).toEqual([])
  })

  it('ask questions that the catalogue accepts', () => {
    const asked = Object.entries(questions)
    expect(asked).not.toEqual([])
    for (const [name, body] of asked) {
      const operation = operations.find((one) => `${one.method} ${one.path}` === name)
      expect(operation?.reads).toBe(true)
      expect(operation?.body?.safeParse(body)).toMatchObject({ success: true })
    }
  })
})

describe('the user of a key', () => {
  const key = '0123456789abcdef0123456789ab9f2c'

  it('is found by the last four digits, or by the whole key', () => {
    const rows = [
      { id: 1, key: '0000', username: 'setup' },
      { id: 2, key: '9f2c', username: 'helpdesk' },
    ]
    expect(userOfKey(rows, key)).toBe('helpdesk')
    expect(userOfKey([...rows, { id: 3, key, username: 'netops' }], key)).toBe('netops')
    expect(userOfKey([...rows, { id: 3, key: '9f2c', username: 'helpdesk' }], key)).toBe('helpdesk')
  })

  it('is not guessed where two users have keys that end alike, or nothing can be read', () => {
    const two = [
      { key: '9f2c', username: 'a' },
      { key: 'xxxx9f2c', username: 'b' },
    ]
    expect(userOfKey(two, key)).toBeNull()
    expect(userOfKey([], key)).toBeNull()
    expect(userOfKey([{ key: 'c' }, { key: 12 }, null], key)).toBeNull()
    expect(userOfKey({ error: 1 }, key)).toBeNull()
  })
})

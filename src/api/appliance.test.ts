import { describe, expect, it } from 'vitest'
import { devices } from '../catalog/devices'
import { extrahop } from '../catalog/extrahop'
import { get, resource } from '../catalog/operation'
import type { Privilege } from '../catalog/privilege'
import type { Release } from '../catalog/release'
import { tags } from '../catalog/tags'
import { users } from '../catalog/users'
import { watchlist } from '../catalog/watchlist'
import { available, offers, reasonOf } from './appliance'
import { knownStanding, openStanding } from './standing'

const has = (release: Release, level: Privilege['level']) => ({
  platform: 'discover' as const,
  release,
  standing: knownStanding({ level }),
})
const { gone } = resource('things', {
  words: ['thing', 'things'],
  platforms: ['discover', 'command', 'explore'],
  since: '5.3',
  until: '9.0',
  about: 'A made-up resource.',
  operations: { gone: get('/things', { needs: 'read', doc: 'Gone.' }) },
}).operations

describe('what an appliance offers', () => {
  it('gives the reason in words: the kind, the release, the privilege', () => {
    expect(reasonOf(tags.operations.create, has('9.8', 'write full'))).toBeUndefined()
    expect(reasonOf(tags.operations.create, has('9.8', 'write limited'))).toBe('Needs write full privileges')
    expect(reasonOf(devices.operations.dnsNames, has('8.0', 'system full'))).toBe(
      'Needs release 8.1 or newer, this is 8.0',
    )
    expect(reasonOf(extrahop.operations.cluster, has('9.8', 'system full'))).toBe('Only Explore appliances have it')
    expect(reasonOf(gone, has('9.8', 'system full'))).toBe('Gone since release 9.0, this is 9.8')
    expect(reasonOf(gone, { ...has('8.9', 'system full'), platform: 'trace' })).toBe(
      'Only Discover, Command and Explore appliances have it',
    )
  })

  it('lets a key try what is not known', () => {
    const open = { platform: 'discover' as const, release: '9.8' as const, standing: openStanding('9.8') }
    expect(available(tags.operations.create, open)).toEqual({ ok: true, unsure: true })
    expect(available(extrahop.operations.get, open)).toEqual({ ok: true, unsure: false })
  })

  it('knows resources too', () => {
    expect(offers(tags, has('5.3', 'none'))).toBe(true)
    expect(offers(tags, { platform: 'explore', release: '9.8' })).toBe(false)
    // Most that an appliance says of itself is younger than 5.3, but not all.
    expect(offers(extrahop, has('5.3', 'none'))).toBe(true)
    expect(offers(watchlist, has('5.3', 'none'))).toBe(false)
  })

  it('lets everyone do with the own account what the catalogue says', () => {
    const { update, remove } = users.operations
    const mine = { ...has('9.8', 'write limited'), user: 'ada' }
    expect(reasonOf(update, mine, 'ada')).toBeUndefined()
    expect(reasonOf(update, mine, 'bo')).toBe('Needs system full privileges')
    expect(reasonOf(update, mine)).toBe('Needs system full privileges')
    expect(reasonOf(remove, mine, 'ada')).toBe('Needs system full privileges')
    expect(reasonOf(update, { ...mine, user: null }, 'null')).toBe('Needs system full privileges')
  })
})

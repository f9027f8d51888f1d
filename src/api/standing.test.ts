import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allows, type Needs } from '../catalog/privilege'
import type { Release } from '../catalog/release'
import {
  describeStanding,
  knownStanding,
  may,
  narrowed,
  openStanding,
  privilegeOfRoles,
  privilegesOf,
} from './standing'

const needs: Needs[] = [
  'any',
  'read',
  'packets',
  'packets full_with_keys',
  'detections',
  'metrics restricted',
  'metrics full',
  'write personal',
  'write limited',
  'write full',
  'system full',
]

describe('what a key may do', () => {
  it('is open at first, and then what the answers leave', () => {
    let standing = openStanding('9.8')
    expect(describeStanding(standing)).toBe('privilege not known')
    expect(may(standing, 'any')).toBe('yes')
    expect(may(standing, 'write full')).toBe('unknown')
    standing = narrowed(standing, 'read', true)
    expect(describeStanding(standing)).toBe('write personal or higher')
    standing = narrowed(standing, 'system full', false)
    expect(describeStanding(standing)).toBe('write personal to write full')
    expect(may(standing, 'system full')).toBe('no')
    standing = narrowed(standing, 'write full', true)
    expect(describeStanding(standing)).toBe('write full')
    expect(may(standing, 'packets')).toBe('unknown')
    standing = narrowed(narrowed(standing, 'packets', true), 'packets full_with_keys', false)
    expect(describeStanding(standing)).toBe('write full, packets')
  })

  it('has the four levels of 5.3 there, with reading alone beside the ladder', () => {
    const standing = narrowed(openStanding('5.3'), 'read', true)
    expect(describeStanding(standing)).toBe('read-only or higher')
    expect(describeStanding(narrowed(standing, 'metrics full', false))).toBe('read-only')
    expect(describeStanding(narrowed(standing, 'system full', true))).toBe('system full')
    expect(privilegesOf('7.2').map((privilege) => privilege.level)).toContain('read-only')
    expect(privilegesOf('8.0').map((privilege) => privilege.level)).not.toContain('read-only')
  })

  it('never rules out the true privilege, and is sure only of what is so', () => {
    const releases = fc.constantFrom<Release[]>('5.3', '7.1', '8.0', '9.8')
    const cases = releases.chain((release) =>
      fc.record({
        release: fc.constant(release),
        truth: fc.constantFrom(...privilegesOf(release)),
        asked: fc.array(fc.constantFrom(...needs)),
      }),
    )
    fc.assert(
      fc.property(cases, ({ release, truth, asked }) => {
        const standing = asked.reduce(
          (known, need) => narrowed(known, need, allows(truth, need)),
          openStanding(release),
        )
        expect(standing.fits).toContainEqual(truth)
        for (const need of asked) expect(may(standing, need)).toBe(allows(truth, need) ? 'yes' : 'no')
        for (const need of needs) {
          const answer = may(standing, need)
          if (answer !== 'unknown') expect(answer === 'yes').toBe(allows(truth, need))
        }
      }),
    )
  })

  it('does not believe what contradicts everything else', () => {
    const known = knownStanding({ level: 'write limited' })
    expect(narrowed(known, 'system full', true)).toBe(known)
  })

  it('reads roles', () => {
    expect(privilegeOfRoles({ system: 'full' })).toEqual({ level: 'system full' })
    expect(privilegeOfRoles({ write: 'limited', packets: 'full_with_keys' })).toEqual({
      level: 'write limited',
      packets: 'full_with_keys',
      detections: 'none',
    })
    expect(privilegeOfRoles({ metrics: 'restricted', detections: 'full' })).toMatchObject({
      level: 'metrics restricted',
      detections: 'full',
    })
    expect(privilegeOfRoles({ write: null, packets: 'full' })).toMatchObject({ level: 'none', packets: 'full' })
    expect(privilegeOfRoles({ write: null })).toMatchObject({ level: 'none' })
    expect(privilegeOfRoles({ something: 'new' })).toBeNull()
    expect(privilegeOfRoles({})).toBeNull()
  })
})

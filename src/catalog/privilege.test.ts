import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operations } from './index'
import {
  allows,
  describePrivilege,
  ladder,
  needsIn,
  reasonFor,
  type Level,
  type Needs,
  type Privilege,
} from './privilege'

const levels: Level[] = [...ladder, 'read-only']
const allNeeds: Needs[] = [
  'no key',
  'any',
  'read',
  'shared',
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

const addOns = {
  packets: fc.constantFrom('full', 'full_with_keys', null, undefined),
  detections: fc.constantFrom('full', 'none', null, undefined),
} as const
const privileges: fc.Arbitrary<Privilege> = fc.record({ level: fc.constantFrom(...levels), ...addOns })
const needs = fc.constantFrom(...allNeeds)

describe('allows', () => {
  it('never takes away what a lower level may do', () => {
    fc.assert(
      fc.property(
        fc.nat(ladder.length - 1),
        fc.nat(ladder.length - 1),
        fc.record(addOns),
        needs,
        (a, b, extra, need) => {
          const [low, high] = [ladder[Math.min(a, b)] ?? 'none', ladder[Math.max(a, b)] ?? 'none']
          return !allows({ level: low, ...extra }, need) || allows({ level: high, ...extra }, need)
        },
      ),
    )
  })

  it('lets system full do everything, add-ons or not', () => {
    for (const need of allNeeds) expect(allows({ level: 'system full' }, need)).toBe(true)
  })

  it('lets an add-on widen nothing but its own field', () => {
    fc.assert(
      fc.property(privileges, needs, (privilege, need) => {
        fc.pre(!need.startsWith('packets') && need !== 'detections')
        expect(allows(privilege, need)).toBe(allows({ level: privilege.level }, need))
      }),
    )
  })

  it('tells packets from packets with session keys', () => {
    const packets: Privilege = { level: 'metrics restricted', packets: 'full' }
    const keys: Privilege = { level: 'metrics restricted', packets: 'full_with_keys' }
    expect([allows(packets, 'packets'), allows(packets, 'packets full_with_keys')]).toEqual([true, false])
    expect([allows(keys, 'packets'), allows(keys, 'packets full_with_keys')]).toEqual([true, true])
    expect(allows({ level: 'write full' }, 'packets')).toBe(false)
  })

  it('takes no access to detections for what it says', () => {
    expect(allows({ level: 'write full', detections: 'none' }, 'detections')).toBe(false)
    expect(allows({ level: 'none', detections: 'full' }, 'detections')).toBe(true)
  })

  it('lets a read-only key read and nothing else', () => {
    expect(allNeeds.filter((need) => allows({ level: 'read-only' }, need))).toEqual(['no key', 'any', 'read', 'shared'])
  })

  it('keeps reading from metrics keys, who see only queries', () => {
    expect(allNeeds.filter((need) => allows({ level: 'metrics full' }, need))).toEqual([
      'no key',
      'any',
      'shared',
      'metrics restricted',
      'metrics full',
    ])
  })
})

describe('the catalogue', () => {
  const readOnly: Privilege = { level: 'read-only' }

  it('lets a read-only key change nothing', () => {
    const changes = operations.filter((operation) => !operation.reads && allows(readOnly, operation.needs))
    // What any key may do to itself is the exception: its own keys, and the setup call that makes the first one.
    expect(changes.filter(({ needs }) => needs === 'read')).toEqual([])
  })

  it('asks for one of the known privileges everywhere', () => {
    expect(operations.filter((operation) => !allNeeds.includes(operation.needs))).toEqual([])
  })
})

describe('what an operation needs in a release', () => {
  const mayRun = (level: Level, release: '5.3' | '7.9' | '8.0' | '9.8') =>
    operations.filter((operation) => allows({ level }, needsIn(operation, release)))

  it('is no more than write personal for a GET from 8.0 on, add-ons aside', () => {
    const addOns = new Set(operations.filter(({ needs }) => needs.startsWith('packets') || needs === 'detections'))
    for (const release of ['8.0', '9.8'] as const)
      for (const level of ['write personal', 'write limited'] as const) {
        const left = operations
          .filter(({ method }) => method === 'GET')
          .filter((one) => !mayRun(level, release).includes(one))
        expect(left.filter((one) => !addOns.has(one))).toEqual([])
        expect(left).not.toEqual([])
      }
  })

  it('opens nothing but reading, and nothing before 8.0', () => {
    for (const operation of operations) {
      for (const release of ['5.3', '7.9'] as const) expect(needsIn(operation, release)).toBe(operation.needs)
      if (operation.method !== 'GET') expect(needsIn(operation, '9.8')).toBe(operation.needs)
    }
    // Below write personal nothing is opened.
    for (const level of ['none', 'metrics restricted', 'metrics full'] as const)
      expect(mayRun(level, '8.0')).toEqual(mayRun(level, '7.9'))
  })
})

describe('words', () => {
  it('gives a reason for every need, each its own but for the two that any key meets', () => {
    const reasons = new Set(allNeeds.map(reasonFor))
    expect(reasons.size).toBe(allNeeds.length - 1)
    for (const reason of reasons) expect(reason).toMatch(/^Needs /)
    expect(reasonFor('write full')).toBe('Needs write full privileges')
  })

  it('names add-ons, which system full includes unsaid', () => {
    expect(describePrivilege({ level: 'write full', packets: 'full', detections: 'full' })).toBe(
      'write full, packets, detections',
    )
    expect(describePrivilege({ level: 'none', packets: 'full_with_keys' })).toBe('none, packets with keys')
    expect(describePrivilege({ level: 'system full', packets: 'full', detections: 'full' })).toBe('system full')
    expect(describePrivilege({ level: 'read-only', packets: null, detections: 'none' })).toBe('read-only')
  })
})

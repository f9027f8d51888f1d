import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceFields, isPresence, operatorsOf, type FilterField } from '../../catalog/filter-fields'
import { withField, withOperator, written } from './change'
import { doubtOf, withOperand } from './operand'
import { complaintOf, sentOf } from './sent'
import { sentenceOf, sentenceText } from './sentence'
import type { Draft, DraftRule } from './tree'

const named = (name: string): FilterField => {
  const field = deviceFields.find((known) => known.name === name)
  if (!field) throw new Error(`There is no field ${name}`)
  return field
}

const examples: Record<FilterField['type'], string> = {
  text: 'lobby',
  address: '10.0.0.0/8',
  mac: 'B8:CA:3A:2E:00:97',
  number: '20',
  moment: '-30m',
  boolean: 'true',
}

const field = fc.constantFrom(...deviceFields)
/** A rule that can be sent. */
const rule = field.chain((of) =>
  fc.constantFrom(...operatorsOf(of)).map((operator): DraftRule => {
    const bare: DraftRule = { field: of.name, operator }
    if (isPresence(operator)) return bare
    const text = examples[of.type]
    return withOperand(bare, operator === 'in' || operator === 'not_in' ? [text] : text, of, 'typed')
  }),
)

describe('another field or operator', () => {
  it('gives the same rule again on the way back', () => {
    fc.assert(
      fc.property(rule, field, field, (start, over, beyond) => {
        const back = withField(withField(withField(start, over, 'typed'), beyond, 'typed'), named(start.field), 'typed')
        expect(back).toEqual(start)
      }),
    )
  })

  it('gives the same operand again when the operator comes back', () => {
    fc.assert(
      fc.property(rule, (start) => {
        const of = named(start.field)
        for (const operator of operatorsOf(of)) {
          const there = withOperator(start, operator, of, 'typed')
          expect(withOperator(there, start.operator, of, 'typed')).toEqual(start)
        }
      }),
    )
  })

  it('keeps the operand where it fits and drops it where not', () => {
    const vlan: DraftRule = { field: 'vlan', operator: '=', operand: 20 }
    expect(withField(vlan, named('name'), 'typed')).toEqual({ field: 'name', operator: '=', operand: '20' })
    expect(withField({ field: 'name', operator: '~', operand: 'x' }, named('vlan'), 'typed')).toEqual({
      field: 'vlan',
      operator: '=',
    })
    expect(withOperator(vlan, 'in', named('vlan'), 'typed')).toEqual({ field: 'vlan', operator: 'in', operand: [20] })
  })

  it('prefers what was written since', () => {
    const name = withField({ field: 'vlan', operator: '=', operand: 20 }, named('name'), 'typed')
    const other = written(name, '30', named('name'), 'typed')
    expect(withField(other, named('vlan'), 'typed')).toEqual({ field: 'vlan', operator: '=', operand: 30 })
  })
})

describe('operands', () => {
  it.each([
    ['macaddr', '=', 'b8-ca-3a-2e-00-97', 'B8:CA:3A:2E:00:97'],
    ['macaddr', 'startswith', 'B8:CA', 'B8:CA'],
    ['macaddr', 'startswith', '00-0C-29', '00:0C:29'],
    ['macaddr', 'startswith', '000C29', '00:0C:29'],
    ['macaddr', '~', '00-0C-29-E3-4D-6D', '00:0C:29:E3:4D:6D'],
    ['macaddr', '~', '0c29.e3', '0C:29:E3'],
    ['macaddr', '!~', '000c29', '00:0C:29'],
    ['macaddr', '~', 'c:29:e', 'c:29:e'],
    ['macaddr', '~', '/^00-0c/', '/^00-0c/'],
    ['ipaddr', '~', 'fd00:0:0:0:0:0:0:38ea', 'fd00::38ea'],
    ['ipaddr', 'startswith', 'FD00::', 'fd00::'],
    ['ipaddr', 'startswith', 'FD00:1:', 'fd00:1:'],
    ['ipaddr', 'startswith', '10.20.', '10.20.'],
    ['ipaddr', '~', '10.20.0.7/24', '10.20.0.7/24'],
    ['ipaddr', '~', '/^FD00:[A-F]/', '/^FD00:[A-F]/'],
    ['ipaddr', '=', '2001:0db8::0:1', '2001:db8::1'],
    ['ipaddr', '=', '10.20.0.7/24', '10.20.0.0/24'],
    ['vlan', '=', '20', 20],
    ['is_critical', '=', 'true', true],
    ['discover_time', '>', '-30m', '-30m'],
    ['discover_time', '>', '2026-11-26T00:00:00Z', 1_795_651_200_000],
    ['name', '=', ' lobby', ' lobby'],
  ] as const)('%s %s %s is written as %j', (name, operator, text, operand) => {
    const next = withOperand({ field: name, operator }, text, named(name), 'typed')
    expect(next.operand).toEqual(operand)
    expect(complaintOf(next, named(name))).toBeUndefined()
  })

  it('are text for records', () => {
    expect(withOperand({ field: 'vlan', operator: '=' }, '20', named('vlan'), 'text').operand).toBe('20')
    // While somebody types, `2.` and `020` stand as they are.
    for (const [text, operand] of [
      ['20', 20],
      ['020', '020'],
      ['2.', '2.'],
    ] as const)
      expect(withOperand({ field: 'vlan', operator: '=' }, text, named('vlan'), 'typed').operand).toBe(operand)
    expect(withOperand({ field: 'is_critical', operator: '=' }, 'true', named('is_critical'), 'text').operand).toBe(
      'true',
    )
  })

  it('keep the type that they came with', () => {
    const typed: DraftRule = { field: 'name', operator: '=', operand: { type: 'string', value: 'a', is_regex: true } }
    expect(withOperand(typed, 'b', named('name'), 'typed').operand).toEqual({
      type: 'string',
      value: 'b',
      is_regex: true,
    })
  })

  it('take five hundred pasted addresses as five hundred', () => {
    const texts = Array.from({ length: 500 }, (_, at) => `10.0.${Math.floor(at / 250)}.${at % 250}`)
    const next = withOperand({ field: 'ipaddr', operator: 'in' }, texts, named('ipaddr'), 'typed')
    expect(next.operand).toEqual(texts)
    expect(complaintOf(next, named('ipaddr'))).toBeUndefined()
  })

  it.each([
    ['ipaddr', '=', '10.20.0'],
    ['macaddr', '=', 'b8'],
    ['vlan', '=', 'x'],
    ['discover_time', '>', 'yesterday'],
    ['name', '=', ''],
    ['name', 'in', ''],
  ] as const)('%s %s %j keep the rule from being sent', (name, operator, operand) => {
    const bad: DraftRule = { field: name, operator, operand }
    expect(complaintOf(bad, named(name))).toBeDefined()
    expect(sentOf(bad, deviceFields)).toBeUndefined()
  })

  it('are doubted where the values are known', () => {
    expect(doubtOf({ field: 'role', operator: '=', operand: 'FTP server' }, named('role'))).toContain('FTP server')
    expect(doubtOf({ field: 'role', operator: '=', operand: 'db_server' }, named('role'))).toBeUndefined()
  })

  it('are doubted where a repeat is repeated, in time that grows with the pattern', () => {
    const doubt = (operand: string) => doubtOf({ field: 'name', operator: '~', operand }, named('name'))
    for (const slow of ['/(a+)+/', '/x(?:[0-9]*)*/', '/(b{2,}){3}/', '/a|(c+)*|d/'])
      expect(doubt(slow)).toContain('slow')
    for (const quick of ['/(a)+/', '/a+(b)/', '/(a+)b+/', '/a+|(b)*/', `/${'}'.repeat(200_000)}/`])
      expect(doubt(quick)).toBeUndefined()
  })
})

describe('the sentence', () => {
  const vlan: Draft = { field: 'vlan', operator: '=', operand: 20 }
  const say = (draft: Draft | undefined) => sentenceText(sentenceOf(draft, deviceFields, 'Devices'))

  it.each<[Draft, string]>([
    [vlan, 'Devices where VLAN is 20.'],
    [{ ...vlan, operator: '!=' }, 'Devices where VLAN is not 20 or has no such field.'],
    [{ operator: 'not', rules: [vlan] }, 'Devices where not VLAN is 20 or has no such field.'],
    [
      { operator: 'or', rules: [vlan, { field: 'role', operator: '=', operand: 'db_server' }] },
      'Devices where either VLAN is 20 or Role is DB server.',
    ],
    [
      {
        operator: 'and',
        rules: [vlan, { operator: 'or', rules: [{ field: 'name', operator: 'startswith', operand: 'web' }, vlan] }],
      },
      'Devices where VLAN is 20 and (Name starts with “web” or VLAN is 20).',
    ],
    [
      { operator: 'and', rules: [vlan, { ...vlan, off: true }, { field: 'name', operator: '=' }] },
      'Devices where VLAN is 20.',
    ],
    [
      { field: 'ipaddr', operator: 'in', operand: ['10.0.0.1', '10.0.0.2'] },
      'Devices where IP address is one of 10.0.0.1 and 10.0.0.2.',
    ],
  ])('%j', (draft, words) => {
    expect(say(draft)).toBe(words)
  })

  it('is empty where no rule is', () => {
    expect(say(undefined)).toBe('')
    expect(say({ operator: 'and', rules: [] })).toBe('')
    expect(say({ ...vlan, off: true })).toBe('')
  })
})

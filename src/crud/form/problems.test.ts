import { describe, expect, it } from 'vitest'
import { z } from '../../catalog/zod'
import { bodyFields, placeNamedBy, problemsOf, problemsUnder } from './problems'
import { Draft } from './values'

const body = z.strictObject({
  name: z.string().min(1),
  severity: z.literal([0, 1, 2]).optional(),
  events: z
    .array(z.string().regex(/^[A-Z]+$/, 'Written in capitals'))
    .min(1)
    .optional(),
  criteria: z.array(z.strictObject({ port: z.number().int().min(1).max(65_535) })).optional(),
  interval_length: z.number().optional().meta({ label: 'Over' }),
  length: z.number().optional(),
})

describe('problems of a form', () => {
  it('stand at their fields, in words', () => {
    expect(problemsOf(body, {})).toEqual({ name: 'Needs a value' })
    expect(problemsOf(body, { name: '' })).toEqual({ name: 'Needs a value' })
    expect(problemsOf(body, { name: 3 })).toEqual({ name: 'Needs text' })
    expect(problemsOf(body, { name: 'x', severity: 9 })).toEqual({ severity: 'Must be one of 0, 1, 2' })
    expect(problemsOf(body, { name: 'x', events: ['a'] })).toEqual({ 'events.0': 'Written in capitals' })
    expect(problemsOf(body, { name: 'x', events: [] })).toEqual({ events: 'Needs at least one' })
    expect(problemsOf(body, { name: 'x', criteria: [{ port: 0 }] })).toEqual({ 'criteria.0.port': 'Must be 1 or more' })
    expect(problemsOf(body, { name: 'x', other: 1 })).toEqual({ '': 'The appliance does not know other' })
    expect(problemsOf(body, { name: 'x' })).toEqual({})
  })

  it('take blanks alone for nothing, wherever they stand', () => {
    for (const blanks of [' ', '\u00a0\t', '\u200b', '\n'])
      expect(problemsOf(body, { name: blanks })).toEqual({ name: 'Needs a value' })
    expect(problemsOf(body, { name: ' x ' })).toEqual({})
    expect(problemsOf(z.strictObject({ to: z.array(z.string().min(1)) }), { to: ['a@b', '  '] })).toEqual({
      'to.1': 'Needs a value',
    })
    expect(problemsOf(z.strictObject({ comment: z.string() }), { comment: '  ' })).toEqual({})
  })

  it('say of half a character that it is no text', () => {
    expect(problemsOf(body, { name: 'a\uD83D' })).toEqual({ name: 'Has half a character in it' })
    expect(problemsOf(body, { name: 'x', events: ['A', '\uDE00'] })).toEqual({
      'events.1': 'Has half a character in it',
    })
    expect(problemsOf(body, { name: 'a\uD83D\uDE00' })).toEqual({})
  })

  it('name what is not a value yet, wherever it stands', () => {
    expect(problemsOf(body, { name: 'x', criteria: [{ port: new Draft('8o', 'Not a number') }] })).toEqual({
      'criteria.0.port': 'Not a number',
    })
  })

  it('name all that is no value yet, and what the schema says of the rest', () => {
    const drafts = { criteria: [new Draft('x', 'Not JSON'), { port: new Draft('8o', 'Not a number') }] }
    expect(problemsOf(body, drafts)).toEqual({
      name: 'Needs a value',
      'criteria.0': 'Not JSON',
      'criteria.1.port': 'Not a number',
    })
    expect(problemsOf(body, new Draft('{', 'Not JSON'))).toEqual({ '': 'Not JSON' })
  })

  it('are handed down to the fields inside', () => {
    const problems = { 'criteria.0.port': 'a', criteria: 'b', criterial: 'c' }
    expect(problemsUnder(problems, 'criteria')).toEqual({ '0.port': 'a', '': 'b' })
  })

  it('find the field that the appliance names', () => {
    const fields = bodyFields(body)
    expect(placeNamedBy('Invalid value for interval_length', fields)).toBe('interval_length')
    expect(placeNamedBy('length: too long', fields)).toBe('length')
    expect(placeNamedBy('A tag with this name exists', fields)).toBe('name')
    const criteria = [{ port: 80 }, { port: 443 }]
    expect(placeNamedBy('Body field "criteria.1.port": no', fields, { criteria })).toBe('criteria.1.port')
    expect(placeNamedBy('port: 443 is in use', fields, { criteria })).toBe('criteria.1.port')
    expect(placeNamedBy('port: too many', fields, { criteria })).toBe('criteria')
    expect(placeNamedBy('port: too many', fields, { criteria: [{ port: 80 }] })).toBe('criteria.0.port')
    expect(placeNamedBy('The database is busy', fields)).toBe(undefined)
  })
})

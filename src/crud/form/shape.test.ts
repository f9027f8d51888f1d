import { describe, expect, it } from 'vitest'
import { operations } from '../../catalog'
import { fieldOf } from '../../catalog/fields'
import { MetricQuery } from '../../catalog/metrics'
import { z } from '../../catalog/zod'
import { bodyFields } from './problems'
import { among, shapeOf, type Shape } from './shape'

const shape = (schema: z.ZodType): Shape => shapeOf(fieldOf('field', schema))

describe('the input for a field', () => {
  it('follows the plain types', () => {
    expect(shape(z.string())).toEqual({ kind: 'text' })
    expect(shape(z.string().meta({ kind: 'long' }).optional())).toEqual({ kind: 'long' })
    expect(shape(z.string().meta({ kind: 'secret' }))).toEqual({ kind: 'secret' })
    expect(shape(z.boolean().default(true))).toEqual({ kind: 'boolean' })
    expect(shape(z.unknown())).toEqual({ kind: 'json' })
    expect(shape(z.record(z.string(), z.unknown()))).toEqual({ kind: 'json' })
  })

  it('reads limits and units of numbers', () => {
    expect(shape(z.number().int().min(1).max(65_535).nullable())).toMatchObject({ integer: true, min: 1, max: 65_535 })
    expect(shape(z.number())).toMatchObject({ integer: false, min: undefined, max: undefined })
    expect(shape(z.number().int())).toMatchObject({ integer: true, min: undefined, max: undefined })
    expect(shape(z.number().meta({ kind: 'percent' }))).toMatchObject({ unit: '%' })
    expect(shape(z.number().meta({ kind: 'seconds' }))).toEqual({ kind: 'duration', unit: 's' })
    expect(shape(z.number().meta({ kind: 'span' }))).toEqual({ kind: 'duration', unit: 'ms' })
    expect(shape(z.number().meta({ kind: 'millis' }))).toEqual({ kind: 'moment' })
  })

  it('turns enums and literals into choices with their words', () => {
    expect(shape(z.enum(['ip address', 'any']).meta({ choices: { 'ip address': 'IP address' } }))).toEqual({
      kind: 'choice',
      choices: [
        { value: 'ip address', label: 'IP address' },
        { value: 'any', label: 'Any' },
      ],
    })
    expect(shape(z.literal([300, 600]).meta({ kind: 'seconds', choices: { 300: '5 minutes' } }))).toEqual({
      kind: 'choice',
      choices: [
        { value: 300, label: '5 minutes' },
        { value: 600, label: '600' },
      ],
    })
    expect(shape(z.union([z.literal('a'), z.literal(1)]))).toMatchObject({ kind: 'choice' })
  })

  it('searches for objects instead of asking for ids', () => {
    expect(shape(z.number().meta({ refers: 'devices' }))).toEqual({
      kind: 'reference',
      to: 'devices',
      many: false,
      numeric: true,
    })
    expect(shape(z.array(z.number()).meta({ refers: 'appliances' }))).toMatchObject({ many: true, numeric: true })
    expect(shape(z.string().meta({ refers: 'users' }))).toMatchObject({ to: 'users', numeric: false })
  })

  it('searches where another field says of which resource the ids are, once it does', () => {
    const ids = fieldOf('object_ids', MetricQuery.shape.object_ids)
    expect(shapeOf(among(ids, {})).kind).toBe('texts')
    expect(shapeOf(among(ids, { object_type: 'device_group' }))).toMatchObject({ to: 'devicegroups', many: true })
  })

  it('takes lists, rows, objects and unions apart', () => {
    expect(shape(z.array(z.string()))).toEqual({ kind: 'texts', choices: undefined, numeric: false })
    expect(shape(z.array(z.enum(['a', 'b'])))).toMatchObject({
      kind: 'texts',
      choices: [{ value: 'a' }, { value: 'b' }],
    })
    const rows = shape(z.array(z.object({ port: z.number() })))
    expect(rows.kind === 'rows' && rows.fields.map((field) => field.name)).toEqual(['port'])
    const object = shape(z.strictObject({ a: z.string(), b: z.boolean() }))
    expect(object.kind === 'object' && object.fields.length).toBe(2)
    const union = shape(z.union([z.string(), z.array(z.string())]))
    expect(union.kind === 'union' && union.options.map((option) => option.label)).toEqual(['Text', 'List'])
  })

  it('asks for a number where a release writes it as text, but leaves room for relative times', () => {
    expect(shape(z.union([z.number().int().min(0), z.string()]))).toMatchObject({ kind: 'number', min: 0 })
    expect(shape(z.union([z.number(), z.string()]).meta({ kind: 'millis' }))).toEqual({ kind: 'moment' })
    expect(shape(z.union([z.number().int(), z.string().regex(/^-\d+m$/)]))).toMatchObject({ kind: 'union' })
  })

  it('writes alternatives that look alike as JSON', () => {
    expect(shape(z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]))).toEqual({ kind: 'json' })
  })

  it('is known for every field of every body of the catalogue', () => {
    const fields = operations.flatMap((operation) => bodyFields(operation.body))
    expect(fields.length).toBeGreaterThan(20)
    for (const field of fields) expect(shapeOf(field).kind).toBeTypeOf('string')
  })
})

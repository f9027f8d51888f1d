import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf } from './changes'
import { Alert, alerts } from './alerts'
import { devicegroups } from './devicegroups'
import { fieldOf, fieldsOf, wordsOf } from './fields'
import { catalog, operations } from './index'
import { z } from './zod'

describe('wordsOf', () => {
  it('turns a name into sentence case', () => {
    expect(['mod_time', 'child-id', 'name', 'discover__time'].map(wordsOf)).toEqual([
      'Mod time',
      'Child id',
      'Name',
      'Discover time',
    ])
  })
})

describe('fieldOf', () => {
  it('finds the facts under any wrapping', () => {
    const wrappers: ((schema: z.ZodType) => z.ZodType)[] = [
      (schema) => schema.optional(),
      (schema) => schema.nullable(),
      (schema) => z.lazy(() => schema),
    ]
    fc.assert(
      fc.property(fc.array(fc.nat(wrappers.length - 1), { maxLength: 6 }), (order) => {
        const inner = z.number().meta({ label: 'Span', kind: 'seconds', description: 'How long' })
        const schema = order.reduce<z.ZodType>((wrapped, at) => wrappers[at]?.(wrapped) ?? wrapped, inner)
        const field = fieldOf('span', schema)
        expect(field.schema).toBeInstanceOf(z.ZodNumber)
        expect(field).toMatchObject({ label: 'Span', doc: 'How long', meta: { kind: 'seconds' } })
        expect(field.required).toBe(!order.includes(0))
        expect(field.nullable).toBe(order.includes(1))
      }),
    )
  })

  it('lets the outermost fact win', () => {
    expect(fieldOf('a', z.string().meta({ label: 'Inner' }).optional().meta({ label: 'Outer' })).label).toBe('Outer')
  })

  it('reads the preset and asks for no value where there is one', () => {
    expect(fieldOf('on', z.boolean().default(false))).toMatchObject({ required: false, preset: false })
    expect(fieldOf('on', z.boolean())).toMatchObject({ required: true, preset: undefined })
  })

  it('makes words of the name where there is no label', () => {
    expect(fieldOf('is_on', z.boolean()).label).toBe('Is on')
  })
})

describe('changesOf', () => {
  const body = z.strictObject({
    name: z.string().min(1),
    on: z.boolean().default(true).meta({ label: 'Switched on' }).describe('Runs'),
    size: z.number().nullable().optional().meta({ kind: 'bytes' }),
  })
  const changes = changesOf(body)

  it('fills nothing in', () => {
    expect(changes.parse({})).toEqual({})
    expect(changes.parse({ name: 'a' })).toEqual({ name: 'a' })
  })

  it('keeps every fact and every rule but presence', () => {
    expect(fieldsOf(changes).map(({ label, doc, meta, required }) => [label, doc, meta.kind, required])).toEqual([
      ['Name', undefined, undefined, false],
      ['Switched on', 'Runs', undefined, false],
      ['Size', undefined, 'bytes', false],
    ])
    expect(changes.safeParse({ name: '' }).success).toBe(false)
    expect(changes.safeParse({ size: null }).success).toBe(true)
    expect(changes.safeParse({ other: 1 }).success).toBe(false)
  })
})

describe('the catalogue', () => {
  const patches = operations.filter(({ method, body }) => method === 'PATCH' && body instanceof z.ZodObject)

  it.each(patches.map((operation) => [operation.id, operation] as const))(
    '%s changes only what is sent',
    (_id, { body }) => {
      const parsed = body?.safeParse({})
      expect(parsed?.success ? parsed.data : {}).toEqual({})
    },
  )

  it('names every field of every object once', () => {
    const twice = Object.values(catalog).flatMap(({ name, object }) => {
      const labels = object ? fieldsOf(object).map(({ label }) => label) : []
      return labels.filter((label, at) => labels.indexOf(label) !== at).map((label) => `${name}: ${label}`)
    })
    expect(twice).toEqual([])
  })

  it('lets id fields refer to resources that exist', () => {
    const shapes = [
      ...Object.values(catalog).flatMap(({ object }) => object ?? []),
      ...operations.flatMap(({ body, query }) => [body, query].filter((schema) => schema instanceof z.ZodObject)),
    ]
    const referred = shapes.flatMap(fieldsOf).flatMap(({ meta }) => meta.refers ?? [])
    expect(referred.length).toBeGreaterThan(0)
    expect(referred.filter((name) => !(name in catalog))).toEqual([])
  })

  it('has words for every member of an enum that has words for some', () => {
    const schemas = operations.flatMap(({ body, query }) =>
      [body, query].filter((schema) => schema instanceof z.ZodObject),
    )
    const speechless = schemas.flatMap(fieldsOf).flatMap(({ name, schema, meta: { choices } }) => {
      const members =
        schema instanceof z.ZodEnum ? schema.options : schema instanceof z.ZodLiteral ? [...schema.values] : []
      return choices ? members.filter((member) => !(String(member) in choices)).map((member) => [name, member]) : []
    })
    expect(speechless).toEqual([])
  })
})

describe('rules of the appliance', () => {
  const alert = { name: 'Errors', type: 'threshold', apply_all: false } as const
  const createAlert = alerts.operations.create.body

  it('takes the limit of an alert as text and a ratio as a slash or null', () => {
    expect(createAlert.safeParse({ ...alert, operand: '0.05', field_op: '/' }).success).toBe(true)
    expect(createAlert.safeParse({ ...alert, field_op: null }).success).toBe(true)
    expect(createAlert.safeParse({ ...alert, operand: 0.05 }).success).toBe(false)
    expect(createAlert.safeParse({ ...alert, field_op: 'null' }).success).toBe(false)
  })

  it('takes only the intervals and severities that the appliance has', () => {
    expect(createAlert.safeParse({ ...alert, severity: 8 }).success).toBe(false)
    expect(createAlert.safeParse({ ...alert, refire_interval: 301 }).success).toBe(false)
    expect(createAlert.safeParse({ ...alert, interval_length: 1200, refire_interval: 14400 }).success).toBe(true)
    expect(fieldOf('severity', Alert.shape.severity).meta.choices?.[0]).toBe('Emergency')
    expect(fieldOf('refire_interval', Alert.shape.refire_interval).meta.choices).toMatchObject({
      300: '5 minutes',
      3600: '1 hour',
      14400: '4 hours',
    })
  })

  it('creates a device group without a name, and never changes whether it is dynamic', () => {
    expect(devicegroups.operations.create.body.safeParse({ name: '', dynamic: true }).success).toBe(true)
    expect(devicegroups.operations.update.body.safeParse({ name: 'FTP' }).success).toBe(true)
    expect(devicegroups.operations.update.body.safeParse({ dynamic: false }).success).toBe(false)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from '../../catalog/zod'
import { bodyFields } from './problems'
import { blankOf, copyOf, createBody, Draft, editBody, emptied, isTouched, valuesOf } from './values'

const fields = bodyFields(
  z.strictObject({
    name: z.string().min(1),
    all: z.boolean(),
    disabled: z.boolean().default(false),
    note: z.string().nullable().optional(),
    cc: z.array(z.string()).optional(),
  }),
)

it.each([
  [{ name: '' }, {}, false],
  [{}, { name: '' }, false],
  [{ name: 'x' }, {}, true],
  [{ name: '' }, { name: 'x' }, true],
  [{ name: 'x', cc: [] }, { name: 'x' }, true],
])('of a form that holds %j after %j, touched is %s', (values, initial, touched) => {
  expect(isTouched(values, initial)).toBe(touched)
})

describe('what a form sends', () => {
  it('starts with presets and sends only what differs from them, and what is required', () => {
    const blank = blankOf(fields)
    expect(blank).toEqual({ all: false, disabled: false })
    expect(createBody(fields, { ...blank, name: 'x' })).toEqual({ name: 'x', all: false })
    expect(createBody(fields, { ...blank, name: 'x', disabled: true })).toEqual({
      name: 'x',
      all: false,
      disabled: true,
    })
  })

  it('edits with exactly the changed fields', () => {
    const was = valuesOf(fields, { id: 3, name: 'x', all: true, cc: ['a'], mod_time: 1 })
    expect(was).toEqual({ name: 'x', all: true, cc: ['a'] })
    expect(editBody(fields, was, { ...was, name: 'y' })).toEqual({ name: 'y' })
    expect(editBody(fields, was, { ...was, cc: ['a'] })).toEqual({})
    expect(editBody(fields, was, { ...was, cc: ['b'] })).toEqual({ cc: ['b'] })
  })

  it('sends nothing for any object that was not touched', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('name', 'all', 'disabled', 'note', 'cc'), fc.jsonValue()), (object) => {
        const was = valuesOf(fields, object)
        expect(editBody(fields, was, structuredClone(was))).toEqual({})
      }),
    )
  })

  it('copies an object under another name, without what the body refuses', () => {
    expect(copyOf(fields, { id: 3, name: 'x', all: true, disabled: null, note: null, mod_time: 4 }, 'name')).toEqual({
      name: 'x (copy)',
      all: true,
      disabled: false,
      note: null,
    })
  })

  it('never takes a draft for a value', () => {
    expect(editBody(fields, { cc: ['a'] }, { cc: new Draft('[', 'Not JSON') })).toHaveProperty('cc')
  })

  it('says what an emptied text means', () => {
    const [name, , , note] = fields
    expect(name && emptied(name, false)).toBe('')
    expect(note && emptied(note, false)).toBe(null)
    const plain = bodyFields(z.object({ a: z.string().optional() }))[0]
    expect(plain && emptied(plain, false)).toBe(undefined)
    expect(plain && emptied(plain, true)).toBe('')
  })

  it('copies of what lies inside a field only what the body takes', () => {
    const rules = bodyFields(
      z.strictObject({ rules: z.array(z.strictObject({ ip: z.string() })), any: z.record(z.string(), z.unknown()) }),
    )
    const object = { rules: [{ id: 4, ip: '10.0.0.1' }], any: { id: 1 } }
    expect(copyOf(rules, object, undefined)).toEqual({ rules: [{ ip: '10.0.0.1' }], any: { id: 1 } })
  })
})

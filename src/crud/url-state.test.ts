import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from '../catalog/zod'
import { readUrlState, writeUrlState } from './url-state'

const schema = z.object({
  quick: z.string().default(''),
  tab: z.enum(['summary', 'fields']).default('summary'),
  page: z.number().int().min(0).default(0),
  open: z.boolean().default(false),
  sort: z.array(z.object({ column: z.string(), desc: z.boolean() })).default([]),
})

const state = fc.record({
  quick: fc.string({ unit: 'grapheme' }),
  tab: fc.constantFrom('summary' as const, 'fields' as const),
  page: fc.nat(),
  open: fc.boolean(),
  sort: fc.array(fc.record({ column: fc.string(), desc: fc.boolean() })),
})

describe('state in the URL', () => {
  it('comes back as it was written, through the text of the URL', () => {
    fc.assert(
      fc.property(state, (value) => {
        const text = writeUrlState(schema, value).toString()
        expect(readUrlState(schema, new URLSearchParams(text))).toEqual(value)
      }),
    )
  })

  it('leaves defaults out, so that a plain page has a plain address', () => {
    expect(writeUrlState(schema, readUrlState(schema, new URLSearchParams())).toString()).toBe('')
  })

  it('never throws on any search string, and always yields a state that fits the schema', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (tab, page, sort) => {
        const read = readUrlState(schema, new URLSearchParams({ tab, page, sort, open: page, quick: sort }))
        expect(schema.safeParse(read).success).toBe(true)
      }),
    )
  })

  it('drops only the field that does not fit', () => {
    const read = readUrlState(schema, new URLSearchParams('tab=nonsense&page=3&sort=%7B'))
    expect(read).toMatchObject({ tab: 'summary', page: 3, sort: [] })
  })

  it('keeps parameters that belong to others', () => {
    const next = writeUrlState(schema, readUrlState(schema, new URLSearchParams('page=2')), new URLSearchParams('x=1'))
    expect(next.get('x')).toBe('1')
    expect(next.get('page')).toBe('2')
  })
})

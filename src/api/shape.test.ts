import { describe, expect, it } from 'vitest'
import { z } from '../catalog/zod'
import { rightKind, unexpectedIn } from './shape'

const Row = z.object({ id: z.number(), tags: z.array(z.object({ name: z.string() })).optional() })

describe('comparing an answer with the catalogue', () => {
  it('names alike places once, with their count', () => {
    const rows = [{ id: 'x' }, { id: 1, tags: [{ name: 1 }, { name: 'a' }] }, { id: 'y', more: true }]
    expect(unexpectedIn(z.array(Row), rows)).toEqual([
      { where: '[].id', problem: expect.stringContaining('number'), count: 2 },
      { where: '[].tags[].name', problem: expect.stringContaining('string'), count: 1 },
    ])
    expect(unexpectedIn(z.array(Row), [{ id: 1, unknown: {} }])).toEqual([])
  })

  it('looks at both ends and a hundredth of a long list', () => {
    const rows = (bad: number[]) => Array.from({ length: 5000 }, (_, id) => (bad.includes(id) ? {} : { id }))
    for (const at of [0, 1, 100, 2500, 4998, 4999]) expect(unexpectedIn(z.array(Row), rows([at]))).toHaveLength(1)
    expect(unexpectedIn(z.array(Row), rows([150]))).toEqual([])
    expect(unexpectedIn(z.array(Row), rows([150]).slice(0, 200))).toHaveLength(1)
  })

  it('looks no longer at a long list that is a member of the answer', () => {
    const Page = z.object({ total: z.number(), rows: z.array(Row) })
    const page = (bad: number) => ({
      total: '',
      rows: Array.from({ length: 1000 }, (_, id) => (id === bad ? {} : { id })),
    })
    const total = { where: 'total', problem: expect.stringContaining('number'), count: 1 }
    expect(unexpectedIn(Page, page(150))).toEqual([total])
    expect(unexpectedIn(Page, page(100))).toEqual([
      total,
      { where: 'rows[].id', problem: expect.stringContaining('number'), count: 1 },
    ])
  })

  it('asks an object for what the schema knows alone, and long lists in rows for a sample', () => {
    const asked: PropertyKey[] = []
    const row = new Proxy<object>(
      { id: 'x', tags: Array.from({ length: 1000 }, (_, at) => (at === 150 ? {} : { name: at === 100 ? 1 : '' })) },
      {
        ownKeys: () => expect.unreachable('there may be a million'),
        get: (from, name) => {
          asked.push(name)
          return Reflect.get(from, name)
        },
      },
    )
    expect(unexpectedIn(z.array(Row), [row]).map(({ where }) => where)).toEqual(['[].id', '[].tags[].name'])
    expect(asked).toEqual(['id', 'tags'])
    const Open = z.object({ more: z.record(z.string(), z.number()) })
    const more = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`f${at}`, at === 1 ? '' : 1]))
    expect(unexpectedIn(Open, { more })).toHaveLength(1)
  })

  it('asks for a sample where a value may have several forms', () => {
    let asked = 0
    const Rule = z.object({ field: z.string().refine(() => (asked += 1)) })
    const Filter: z.ZodType = z.lazy(() => z.union([Rule, z.object({ rules: z.array(Filter) })]))
    const rules = (last: unknown) => [...Array.from({ length: 20_000 }, () => ({ field: 'name' })), last]
    expect(unexpectedIn(z.array(z.object({ filter: Filter })), [{ filter: { rules: rules({ field: 'a' }) } }])).toEqual(
      [],
    )
    expect(asked).toBeLessThan(500)
    const nested = { rules: Array.from({ length: 150 }, () => ({ rules: rules({ field: 'a' }).slice(-150) })) }
    expect(unexpectedIn(z.object({ filter: Filter }), { filter: nested })).toEqual([])
    expect(asked).toBeLessThan(3000)
    expect(unexpectedIn(Filter, { rules: rules(7) })).toHaveLength(1)
  })

  it('accepts another kind only where the schema leaves it open', () => {
    expect(rightKind(z.array(Row), {})).toBe(false)
    expect(
      rightKind(
        z.lazy(() => z.array(Row)),
        null,
      ),
    ).toBe(false)
    expect(rightKind(Row, [])).toBe(false)
    expect(rightKind(Row.nullable(), null)).toBe(true)
    expect(rightKind(z.record(z.string(), z.string()), [])).toBe(false)
    expect(rightKind(z.unknown(), [])).toBe(true)
    expect(rightKind(Row, { id: 'wrong, and used all the same' })).toBe(true)
  })
})

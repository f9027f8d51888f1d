import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MetricQuery, cycleWords, metricObjectTypes } from '../../catalog/metrics'
import { bodiesOf, panelOfBody } from './body'

const key = fc.option(fc.string({ maxLength: 20 }), { nil: undefined })
const defined = (spec: object) => Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined))
const spec = fc
  .record({
    name: fc.string({ minLength: 1, maxLength: 20 }),
    key1: key,
    key2: key,
    calc: fc.constantFrom({}, { calc_type: 'mean' }, { calc_type: 'percentiles', percentiles: [5, 95] }),
  })
  .map(({ calc, ...rest }) => ({ ...defined(rest), ...calc }) as { name: string })
const body = fc.record({
  cycle: fc.constantFrom(...cycleWords),
  from: fc.oneof(fc.integer({ min: 1e12, max: 2e12 }), fc.constantFrom('-30m', '-7d', -1_800_000)),
  until: fc.oneof(fc.integer({ min: 2e12, max: 3e12 }), fc.constantFrom(0, '-5m')),
  object_type: fc.constantFrom(...metricObjectTypes),
  object_ids: fc.uniqueArray(fc.nat(9_999_999), { minLength: 1, maxLength: 5 }),
  metric_category: fc.string({ minLength: 1, maxLength: 20 }),
  metric_specs: fc.array(spec, { minLength: 1, maxLength: 3 }),
})

describe('a body', () => {
  it('becomes a chart, and the same body again', () => {
    fc.assert(
      fc.property(body, (given) => {
        const read = panelOfBody(given, 'p')
        if ('problem' in read) throw new Error(read.problem)
        const [again] = bodiesOf(read.panel, read)
        expect(again).toEqual(given)
        expect(MetricQuery.safeParse(again).success).toBe(true)
      }),
    )
  })

  it('keeps what nothing here can edit', () => {
    const given = {
      cycle: 'auto',
      from: '-30m',
      until: 0,
      object_type: 'device',
      object_ids: [1],
      metric_category: 'a',
      metric_specs: [{ name: 'b', later: [1] }],
      new_option: { x: true },
    }
    const read = panelOfBody(given, 'p')
    expect('panel' in read && bodiesOf(read.panel, read)).toEqual([given])
  })

  it('is a chart or a sentence, whatever JSON it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ object_type: fc.jsonValue(), object_ids: fc.jsonValue() })),
        (any) => {
          const read = panelOfBody(any, 'p')
          expect('panel' in read || read.problem.endsWith('.')).toBe(true)
        },
      ),
    )
    expect(panelOfBody({ object_type: 'printer' }, 'p')).toEqual({
      problem: expect.stringContaining('object_type') as string,
    })
  })
})

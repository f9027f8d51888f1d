import fc from 'fast-check'
import { expect, it } from 'vitest'
import { beginningOf, wholeOf } from './json-beginning'

it('is what JSON.stringify writes, where it is whole', () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'large' }), (value) => {
      expect(beginningOf(value, Infinity)).toEqual({ text: JSON.stringify(value, null, 2), cut: false })
    }),
  )
})

it('is a beginning of what JSON.stringify writes, and says that it is one', () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'large' }), fc.nat(200), (value, most) => {
      const whole = JSON.stringify(value, null, 2)
      const { text, cut } = beginningOf(value, most)
      expect(whole.startsWith(text)).toBe(true)
      expect(cut).toBe(text !== whole)
    }),
  )
})

it('cuts a long text where it stands and goes on behind it', () => {
  const { text, cut } = beginningOf({ script: 'x'.repeat(14_000_000), name: 'a' }, 100_000)
  expect(cut).toBe(true)
  expect(text.length).toBeLessThan(11_000)
  expect(text).toContain('x… 14,000,000 characters",\n  "name": "a"')
})

it('takes any depth', () => {
  let deep: unknown = 'end'
  for (let level = 0; level < 20_000; level += 1) deep = level % 2 ? [deep] : { deep }
  const { text, cut } = beginningOf(deep, 100_000)
  expect(cut).toBe(true)
  expect(text.startsWith('[\n  {\n    "deep": [')).toBe(true)
  expect(wholeOf(deep).replaceAll(/\s/g, '')).toBe(`${'[{"deep":'.repeat(10_000)}"end"${'}]'.repeat(10_000)}`)
})

it('reads a field with any name as the field that it is', () => {
  const value: unknown = JSON.parse('{"__proto__": {"a": 1}, "constructor": []}')
  expect(beginningOf(value, 1000).text).toBe(JSON.stringify(value, null, 2))
})

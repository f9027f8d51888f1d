import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonOf, parseExact } from './exact-json'

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.string(),
    fc.integer(),
    // A whole number beyond 2^53 is no number but a bigint when it is read: those stand below.
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((n) => (Object.is(n, -0) ? 0 : n))
      .filter((n) => !Number.isInteger(n) || Number.isSafeInteger(n)),
    fc.bigInt({ min: 9007199254740993n, max: 10n ** 40n }),
    fc.bigInt({ min: -(10n ** 20n), max: -9007199254740993n }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constant('__proto__'), fc.constantFrom('a', '12345678901234567890')),
      tie('value'),
      {
        maxKeys: 4,
      },
    ),
  ),
})).value

test('whatever is written comes back, whole numbers digit for digit', () => {
  fc.assert(
    fc.property(json, fc.constantFrom(0, 2), (value, indent) => {
      expect(parseExact(jsonOf(value, indent))).toEqual(value)
    }),
    { numRuns: 300 },
  )
})

test('numbers beyond 2^53 keep their digits; those in strings stay strings', () => {
  const text = '{"oid":18446744073709551615,"text":"18446744073709551615","n":-9007199254740993,"f":1447975101528.201}'
  expect(parseExact(text)).toEqual({
    oid: 18446744073709551615n,
    text: '18446744073709551615',
    n: -9007199254740993n,
    f: 1447975101528.201,
  })
  expect(jsonOf(parseExact(text))).toBe(text)
})

test('what only looks like a number is left as it is: in strings, behind escaped quotes, between words', () => {
  const odd = [
    'n: 12345678901234567890, more',
    ', 12345678901234567890',
    '"12345678901234567890"',
    '\\": 12345678901234567890,',
    '[12345678901234567890]',
    '\\\\',
  ]
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...odd), fc.bigInt({ min: 10n ** 17n, max: 10n ** 22n }))),
      (values) => {
        expect(parseExact(jsonOf(values))).toEqual(values)
        expect(parseExact(jsonOf({ [values.join('')]: values }, 1))).toEqual({ [values.join('')]: values })
      },
    ),
    { numRuns: 200 },
  )
})

test('the digits of a fraction are no whole number', () => {
  for (const text of ['0.10000039465151002', '-0.10008741836743981', '[1,0.12345678901234567]'])
    expect(parseExact(text)).toEqual(JSON.parse(text))
})

test('what is no JSON is refused either way', () => {
  expect(() => parseExact('{"a":12345678901234567890')).toThrow(SyntaxError)
  expect(() => parseExact('[012345678901234567890]')).toThrow(SyntaxError)
  expect(() => parseExact('12345678901234567890 x')).toThrow(SyntaxError)
})

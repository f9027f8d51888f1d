import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownName, splitHidden } from './name'

describe('hidden characters in names', () => {
  it('shows them as codes', () => {
    expect(splitHidden('a\u0000b\u202ec')).toMatchObject([
      { text: 'a' },
      { text: '\u0000', code: '0000' },
      { text: 'b' },
      { text: '\u202e', code: '202E' },
      { text: 'c' },
    ])
  })

  it('leaves other scripts alone', () => {
    expect(splitHidden('بوابة-المخزن 倉庫')).toMatchObject([{ text: 'بوابة-المخزن 倉庫' }])
  })

  it('tells its parts apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parts = splitHidden(text)
        expect(new Set(parts.map((part) => part.at)).size).toBe(parts.length)
      }),
    )
  })

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(
          splitHidden(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

it.each([
  [7, '7'],
  [null, ''],
  [{ a: 1 }, 'unreadable'],
  [[null], 'unreadable'],
  ['constructor', 'constructor'],
])('the name %j is shown as %j', (given, shown) => expect(shownName(given)).toBe(shown))

import { expect, it } from 'vitest'
import { askedFor, isTyped } from './typed-name'

it.each([
  ['  Weekly  backup ', 'Weekly backup'],
  ['a\u00a0b', 'a b'],
  ['night\u2028shift\n', 'night shift'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['cafe\u0301', 'café'],
  ['half\ud800', 'half'],
  ['   ', 'yes'],
  ['\u200b', 'yes'],
])('%j is asked for, and taken, as %j', (name, shown) => {
  expect(askedFor(name)).toBe(shown)
  expect(isTyped(shown, name)).toBe(true)
  expect(isTyped(name, name)).toBe(shown !== 'yes')
  expect(isTyped('', name)).toBe(false)
  expect(isTyped(`${shown}x`, name)).toBe(false)
})

it('tells large letters from small ones', () => expect(isTyped('eda', 'EDA')).toBe(false))

import { expect, it } from 'vitest'
import { rank } from './command-palette'
import { longestSearch, searchable, wordsIn } from './looked-for'
import { fitting } from './option'
import { holds, readNeedle } from './table/quick'

/** A megabyte of each kind that somebody may paste. */
const pasted = [
  'x'.repeat(1_000_000),
  'a '.repeat(500_000),
  Array.from({ length: 150_000 }, (_, at) => `w${at}`).join(' '),
  Array.from({ length: 70_000 }, (_, at) => `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`).join('\n'),
]

it('has each word once, in lower case', () => {
  expect(wordsIn(' Core  switch\ncore\tLobby ')).toEqual(['core', 'switch', 'lobby'])
  expect(wordsIn('')).toEqual([])
  expect(wordsIn(`${'b '.repeat(longestSearch)}c`)).toEqual(['b'])
})

it('cuts what is longer at the end of a word: a part of an address would find others', () => {
  expect(searchable('10.0.0.1, 10.0.0.2')).toBe('10.0.0.1, 10.0.0.2')
  const kept = searchable(`${'10.20.30.40,'.repeat(1666)}10.20.30.40`)
  expect(kept).toBe('10.20.30.40,'.repeat(1666))
  expect(searchable('x'.repeat(longestSearch + 5))).toHaveLength(longestSearch)
})

it('looks through options, the palette and rows for a pasted megabyte in moments', () => {
  // It took minutes, which the limit of every test ends.
  const options = Array.from({ length: 2000 }, (_, at) => ({ value: String(at), label: `a device ${at}` }))
  const items = options.map(({ value, label }) => ({ id: value, title: label, run: () => undefined }))
  for (const text of pasted) {
    const fit = text.startsWith('a ') ? 2000 : 0
    expect(fitting(options, text)).toHaveLength(fit)
    expect(rank([{ title: 'Devices', items }], text)).toHaveLength(fit > 0 ? 1 : 0)
    const needle = readNeedle(text)
    const found = needle && options.filter(({ label }) => holds(needle, label, {}, []))
    expect(found).toHaveLength(fit)
  }
})

import { expect, it } from 'vitest'
import { roleLines } from './role-words'

it('puts what was granted beside what counts, with what that allows', () => {
  const lines = roleLines({ write: 'limited', packets: 'full' }, { write: 'full', packets: 'full', detections: 'full' })
  expect(lines.map(({ label, granted, effective }) => [label, granted, effective])).toEqual([
    ['Write', 'Limited', 'Full'],
    ['Packets', 'Packets', 'Packets'],
    ['Detections', null, 'All'],
  ])
  expect(lines.map(({ allows }) => allows).every((words) => words.length > 10)).toBe(true)
})

it('keeps families and levels that are not known, and leaves out what neither side has', () => {
  const lines = roleLines({ toString: 'x', write: null }, { ndr: 'full' })
  expect(lines.map(({ family, granted, effective }) => [family, granted, effective])).toEqual([
    ['ndr', null, 'full'],
    ['toString', 'x', null],
  ])
  expect(roleLines(undefined, undefined)).toEqual([])
})

it.each(['"full"', '5', 'true'])('does not take %s for roles', (odd) => {
  const granted = JSON.parse(odd) as Record<string, string>
  expect(() => roleLines(granted, undefined)).toThrow('cannot be read')
  expect(() => roleLines(undefined, granted)).toThrow('cannot be read')
})

it('calls a level that no text can be made of unreadable', () => {
  const odd = { write: JSON.parse('{"toString": 1}'), metrics: 'full' }
  expect(roleLines(odd, odd).map(({ granted }) => granted)).toEqual(['unreadable', 'Full'])
})

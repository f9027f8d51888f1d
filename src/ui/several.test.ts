import { expect, it } from 'vitest'
import { severalIn } from './several'

it('finds the values in what is pasted', () => {
  expect(severalIn('TCP_OPEN, FLOW_TICK;TCP_CLOSE\r\n\tTCP_OPEN')).toEqual([
    'TCP_OPEN',
    'FLOW_TICK',
    'TCP_CLOSE',
    'TCP_OPEN',
  ])
  expect(severalIn('"Front desk", Back office\n')).toEqual(['Front desk', 'Back office'])
  expect(severalIn('10.0.0.1 10.0.0.2\n10.0.0.3', { blanks: true })).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3'])
  expect(severalIn(' \n ')).toEqual([])
})

it('reads a list of texts as code has it, and leaves other brackets alone', () => {
  expect(severalIn('["TCP_OPEN", "FLOW_TICK"]')).toEqual(['TCP_OPEN', 'FLOW_TICK'])
  expect(severalIn("[\n  'a b',\n  'c',\n]\n")).toEqual(['a b', 'c'])
  expect(severalIn('[ "TCP_OPEN", "FLOW_TICK" ],\n', { blanks: true })).toEqual(['TCP_OPEN', 'FLOW_TICK'])
  expect(severalIn('[prod]')).toEqual(['[prod]'])
  expect(severalIn('[prod] web, [test]')).toEqual(['[prod] web', '[test]'])
})

it('leaves the marks of a list of lines away, and a single one alone', () => {
  expect(severalIn('- TCP_OPEN\r\n- FLOW_TICK\n', { blanks: true })).toEqual(['TCP_OPEN', 'FLOW_TICK'])
  expect(severalIn('  \u2022 Front desk\n  \u2022 Back office')).toEqual(['Front desk', 'Back office'])
  expect(severalIn('- a\nb')).toEqual(['- a', 'b'])
  expect(severalIn('- a')).toEqual(['- a'])
})

it('leaves away the marks that word processors and task lists have', () => {
  for (const mark of [
    '+',
    '>',
    '\u2013',
    '\u2014',
    '\u2023',
    '\u25e6',
    '\u25aa',
    '\u2192',
    '\u2610',
    '\uf0b7',
    '- [ ]',
  ])
    expect(severalIn(`${mark} Front desk\n${mark}\tBack office`), mark).toEqual(['Front desk', 'Back office'])
  expect(severalIn('- [x] a\n- [ ] b')).toEqual(['a', 'b'])
  expect(severalIn('(1) a\n(2) b', { blanks: true })).toEqual(['a', 'b'])
  expect(severalIn('(1) a\n(2) b')).toEqual(['(1) a', '(2) b'])
})

it('leaves away what is not seen around a value', () => {
  expect(severalIn('\u200e10.0.0.1\u200e, \u202a10.0.0.2\u202c\n\u2066a\u2069; b\u00ad')).toEqual([
    '10.0.0.1',
    '10.0.0.2',
    'a',
    'b',
  ])
})

it('parts what holds no blanks at bars and wide commas, too, and names at neither', () => {
  expect(severalIn('TCP_OPEN|TCP_CLOSE\uff0cFLOW_TICK\u3001a\uff1bb', { blanks: true })).toEqual([
    'TCP_OPEN',
    'TCP_CLOSE',
    'FLOW_TICK',
    'a',
    'b',
  ])
  expect(severalIn('/a|b/, \u6771\u4eac\u3001\u5927\u962a')).toEqual(['/a|b/', '\u6771\u4eac\u3001\u5927\u962a'])
})

it('takes quoted values one behind another, as a shell does', () => {
  expect(severalIn(`"Front desk" "Back office"  'c'`)).toEqual(['Front desk', 'Back office', 'c'])
  expect(severalIn('["a" "b"]')).toEqual(['a', 'b'])
  expect(severalIn('"a" b, c "d" e')).toEqual(['"a" b', 'c "d" e'])
})

it('takes the address where a mail program wrote a name beside it', () => {
  const pasted = 'a@x.org; "Doe, Jane" <jane@z.org>\r\nCarol O\'Neill <carol@w.org>, <d@w.org> ; "Front, desk"'
  expect(severalIn(pasted)).toEqual(['a@x.org', 'jane@z.org', 'carol@w.org', 'd@w.org', 'Front, desk'])
  expect(severalIn('Jane Doe <jane@z.org> e@x.org', { blanks: true })).toEqual(['jane@z.org', 'e@x.org'])
  expect(severalIn("O'Neill, Pat <pat@z.org>; a@x.org, Roe, Jo <jo@z.org>")).toEqual([
    'pat@z.org',
    'a@x.org',
    'jo@z.org',
  ])
  expect(severalIn('[Jane](mailto:a@x.org), [Doe, Bob](mailto:b@x.org)')).toEqual(['a@x.org', 'b@x.org'])
  expect(severalIn('mailto:a@x.org, MAILTO:b@x.org; mailto:')).toEqual(['a@x.org', 'b@x.org', 'mailto:'])
  expect(severalIn('a < b, c > d')).toEqual(['a < b', 'c > d'])
})

it('keeps a quoted value with a comma as one, and an apostrophe as a letter', () => {
  expect(severalIn('"Smith, John"; "say ""hi"", twice",\n\'a;b\', plain')).toEqual([
    'Smith, John',
    'say "hi", twice',
    'a;b',
    'plain',
  ])
  expect(severalIn("O'Neill, d'Arc")).toEqual(["O'Neill", "d'Arc"])
  expect(severalIn('"10.0.0.1, 10.0.0.2" 10.0.0.3', { blanks: true })).toEqual(['10.0.0.1, 10.0.0.2', '10.0.0.3'])
  expect(severalIn('"open, and never closed')).toEqual(['"open', 'and never closed'])
})

it('goes through a long line in time that grows with it', () => {
  // Minutes otherwise, which the limit of every test ends.
  expect(severalIn('10.0.0.1,'.repeat(50_000), { blanks: true })).toHaveLength(50_000)
  expect(severalIn(`${'name, '.repeat(50_000)}<`)).toHaveLength(50_001)
  expect(severalIn(`- a\n- b\n${'\n'.repeat(200_000)}`)).toEqual(['a', 'b'])
  const blanks = ' '.repeat(400_000)
  expect(severalIn(`a${blanks}b`)).toEqual([`a${blanks}b`])
  expect(severalIn(`["a"]${blanks}b`)).toHaveLength(1)
  expect(severalIn(`[${';'.repeat(400_000)}!`)).toEqual(['[', '!'])
  expect(severalIn('- a\n'.repeat(50_000))).toHaveLength(50_000)
  for (const empty of ['\n', '\r\n', ',', ', ']) expect(severalIn(`a${empty.repeat(50_000)}b`)).toEqual(['a', 'b'])
  expect(severalIn(`${' '.repeat(50_000)}x`)).toEqual(['x'])
})

it('reads what was copied out of code, notes, mails and pages', () => {
  expect(severalIn('["say \\"hi\\"", "caf\\u00e9"]')).toEqual(['say "hi"', 'caf\u00e9'])
  expect(severalIn('[3, 17]')).toEqual(['3', '17'])
  expect(severalIn('[17]')).toEqual(['[17]'])
  expect(severalIn('[10.0.0.1, 10.0.0.2]')).toEqual(['10.0.0.1', '10.0.0.2'])
  expect(severalIn("('TCP_OPEN', 'FLOW_TICK')")).toEqual(['TCP_OPEN', 'FLOW_TICK'])
  // As word processors set quotes.
  expect(severalIn('\u201cFront, desk\u201d; \u2018Back; office\u2019, O\u2019Neill')).toEqual([
    'Front, desk',
    'Back; office',
    'O\u2019Neill',
  ])
  expect(severalIn('Jane Doe [mailto:jane@z.org]; Pat (pat@z.org)')).toEqual(['jane@z.org', 'pat@z.org'])
  // Line ends of spreadsheets, and signs of no width.
  expect(severalIn('a\u000bb\u2028\u200bc')).toEqual(['a', 'b', 'c'])
})

it('leaves the signs of comments and the numbers of lines away where no value has blanks', () => {
  const blanks = { blanks: true }
  expect(severalIn('// TCP_OPEN, FLOW_TICK\n// TCP_CLOSE', blanks)).toEqual(['TCP_OPEN', 'FLOW_TICK', 'TCP_CLOSE'])
  expect(severalIn('1. TCP_OPEN\n2. FLOW_TICK\n', blanks)).toEqual(['TCP_OPEN', 'FLOW_TICK'])
  expect(severalIn('| ::1 | 10.0.0.1 |', blanks)).toEqual(['::1', '10.0.0.1'])
  // Floors have names like these.
  expect(severalIn('1. Floor\n2. Floor')).toEqual(['1. Floor', '2. Floor'])
})

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
  expect(severalIn('[prod]')).toEqual(['[prod]'])
  expect(severalIn('[prod] web, [test]')).toEqual(['[prod] web', '[test]'])
})

it('takes the address where a mail program wrote a name beside it', () => {
  const pasted = 'a@x.org; "Doe, Jane" <jane@z.org>\r\nCarol O\'Neill <carol@w.org>, <d@w.org> ; "Front, desk"'
  expect(severalIn(pasted)).toEqual(['a@x.org', 'jane@z.org', 'carol@w.org', 'd@w.org', 'Front, desk'])
  expect(severalIn('Jane Doe <jane@z.org> e@x.org', { blanks: true })).toEqual(['jane@z.org', 'e@x.org'])
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

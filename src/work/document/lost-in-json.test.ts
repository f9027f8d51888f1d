import { expect, it } from 'vitest'
import { lostIn, whyNotJson } from './lost-in-json'

it.each([
  ['{"a": 9007199254740993}', '9007199254740993 would be sent as 9007199254740992'],
  ['[1e400]', '1e400 would be sent as null'],
  ['{"name": "a", "name": "b"}', 'name stands twice in one object'],
  ['{"rules": [{"field": 1}, {"x": {"field": 2, "\\u0066ield" : 3}}]}', 'field stands twice in one object'],
])('%s would go out otherwise', (json, words) => {
  expect(lostIn(json)).toContain(words)
})

it.each([
  '{"a": {"name": 1}, "name": [{"name": 2}, {"name": 3}], "b": {}}',
  '{"name": "\\"name\\": 1, {", "x": "}"}',
  '"9007199254740993"',
  '{"__proto__": 1, "constructor": 2}',
  '[]',
])('%s goes out as it is', (json) => {
  expect(lostIn(json)).toBeUndefined()
})

it.each([
  ['{"a": 1,}', 'Not JSON. Line 1, column 9: a name in double quotes expected, “}” found'],
  ['\n \ufeff {\n  "a": [1', 'Not JSON. Line 3, column 10: a comma or “]” expected, the end found'],
  ['{"a":\u00a0\u201cb\u201d}', 'Not JSON. Line 1, column 7: a value expected, “\u201cb\u201d}” found'],
])('says where %j is none', (text, words) => {
  expect(whyNotJson(text)).toBe(words)
})

import { javascript } from '@codemirror/lang-javascript'
import { EditorState } from '@codemirror/state'
import { expect, it } from 'vitest'
import { scriptProblems } from './script-lint'

const said = (doc: string) =>
  scriptProblems(EditorState.create({ doc, extensions: [javascript()] })).map(({ message }) => message)

it.each([
  ['if (HTTP.method === "GET" {\n  debug("seen")\n}', 1],
  ['let a = 1\nlet b = = 2\n', 2],
  ['debug("open\n', 1],
  ['function () {', 1],
])('%j is said at its line', (doc, line) => {
  expect(said(doc)).toEqual([`Line ${line} does not read as JavaScript`])
})

it.each(['', '// nothing', 'if (event === "HTTP_REQUEST") {\n  return\n}', 'const { a, ...rest } = x ?? {}; a?.b()'])(
  '%j reads',
  (doc) => expect(said(doc)).toEqual([]),
)

import { describe, expect, it } from 'vitest'
import { helpText, readArguments } from './arguments.mjs'

const known = {
  port: { value: 'N', number: { from: 1, to: 65_535 }, about: 'port' },
  name: { value: 'TEXT', about: 'name' },
  quiet: { about: 'no words' },
}

describe('readArguments', () => {
  it('reads values, values after an equals sign, and switches', () => {
    expect(readArguments(['--port', '8080', '--name=a=b', '--quiet'], known)).toEqual({
      values: { port: 8080, name: 'a=b', quiet: true },
    })
    expect(readArguments([], known)).toEqual({ values: {} })
  })

  it.each([
    [['--what'], 'Unknown option --what'],
    [['stray'], 'Unknown option stray'],
    [['-p', '1'], 'Unknown option -p'],
    [['--constructor'], 'Unknown option --constructor'],
    [['--port'], '--port needs a value'],
    [['--name='], '--name needs a value'],
    [['--port', '0'], 'a whole number from 1 to 65535, not 0'],
    [['--port', '65536'], 'not 65536'],
    [['--port', '1e3'], 'not 1e3'],
    [['--port', '-1'], 'not -1'],
    [['--quiet=yes'], '--quiet takes no value'],
  ])('%j is one sentence', (words, sentence) => {
    const read = readArguments(words, known)
    expect('problem' in read && read.problem).toContain(sentence)
  })
})

it('lists every option in the help', () => {
  expect(helpText('usage', known)).toBe(
    ['usage', '', '  --port N     port', '  --name TEXT  name', '  --quiet      no words'].join('\n'),
  )
})

import { expect, it } from 'vitest'
import { maskedText, parseAppliances } from '../fleet/csv'
import { linesOfJson } from './json-list'

const key = '0123456789abcdef0123456789abcdef'

it('reads a list as scripts keep it', () => {
  const list = [
    { host: 'eca.example.com', apikey: key, ntp: ['a', 'b'] },
    { host: 'https://eda-01.example.com/', apikey: key, ntp: null, file: 'eda.tar' },
  ]
  for (const text of [JSON.stringify(list), `\uFEFF${JSON.stringify(list, null, 2)}\n`]) {
    const lines = linesOfJson(text) ?? ''
    expect(parseAppliances(lines)).toEqual({
      rows: [
        { line: 2, url: 'https://eca.example.com', key, image: null },
        { line: 3, url: 'https://eda-01.example.com', key, image: 'eda.tar' },
      ],
      problems: [],
    })
    expect(maskedText(lines)).not.toContain(key)
  }
  const sensors = linesOfJson(JSON.stringify([{ sensor_hostname: 'eda-02.example.com', sensor_api_key: key }])) ?? ''
  expect(parseAppliances(sensors).rows).toMatchObject([{ url: 'https://eda-02.example.com', key }])
})

it('reads texts alone', () => {
  expect(linesOfJson('[\n  "10.0.0.1",\n  "web-0001"\n]\n')).toBe('10.0.0.1\nweb-0001')
})

it.each(['', '[]', '[1]', '[{"a":1}', '[{"host":{}}]', `https://eda.example.com,${key}`, '[x],y\n[z]'])(
  'takes %j for no such list',
  (text) => expect(linesOfJson(text)).toBeUndefined(),
)

it('reads objects on lines of their own, and goes through a long run of blanks once', () => {
  expect(linesOfJson('{"a":"x","b":[1]}\r\n{"a":"y"},\n\n  {"a":"z\\n"}\n')).toBe('a\nx\ny\n"z\n"')
  expect(linesOfJson(`{}${' '.repeat(400_000)}x}`)).toBeUndefined()
})

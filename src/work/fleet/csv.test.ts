import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { masked, maskedText, parseAppliances } from './csv'

const key = '2bc07e55971d4c9a88d0bb4d29ecbb29'
const plain = { line: 1, url: 'https://eda-01.example.com', key, image: 'eda.tar' }

describe('the list of appliances', () => {
  it.each([
    ['as the guide has it', `https://eda-01.example.com/,${key},eda.tar`],
    ['without the slash', `https://eda-01.example.com,${key},eda.tar`],
    ['in quotes', `"https://eda-01.example.com/","${key}","eda.tar"`],
    ['with a byte order mark', `\uFEFFhttps://eda-01.example.com/,${key},eda.tar\r\n`],
    ['by semicolons', `https://eda-01.example.com/;${key};eda.tar`],
    ['by tabs', `https://eda-01.example.com/\t${key}\teda.tar`],
    ['with blanks around', ` https://eda-01.example.com/ , ${key} , eda.tar `],
    ['with a folder before the file', `https://eda-01.example.com/,${key},images\\9.8\\eda.tar`],
    ['without a scheme', `eda-01.example.com,${key},/srv/eda.tar`],
  ])('is read %s', (_, text) => {
    expect(parseAppliances(text)).toEqual({ rows: [plain], problems: [] })
  })

  it('leaves out the header and blank lines, and counts lines as an editor does', () => {
    const text = `Appliance HTTPS URL,API key,Firmware file path\n\n,,\nhttps://a.example/,${key},a.tar\n\nhttps://b.example/,${key},b.tar\n`
    const { rows, problems } = parseAppliances(text)
    expect(problems).toEqual([])
    expect(rows.map(({ line, url }) => [line, url])).toEqual([
      [4, 'https://a.example'],
      [6, 'https://b.example'],
    ])
  })

  it('tells what is wrong with a line and goes on with the others', () => {
    const text = [
      `http://eda.example.com/,${key},a.tar`,
      `https://a.example/,,a.tar`,
      `https://b.example/,with blank in it,a.tar`,
      `https://c.example/,${key},`,
      `https://c.example,${key},again.tar`,
      'nonsense',
    ].join('\n')
    const { rows, problems } = parseAppliances(text)
    expect(rows).toEqual([{ line: 4, url: 'https://c.example', key, image: null }])
    expect(problems.map(({ line }) => line)).toEqual([1, 2, 3, 5, 6])
    expect(problems[3]?.words).toBe('https://c.example stands in line 4 already.')
  })

  it('shows no key, and knows a masked one again', () => {
    const text = `host,key,file\nhttps://a.example/,${key},a.tar\nhttps://b.example/;broken`
    expect(maskedText(text)).not.toContain(key)
    expect(maskedText(`https://a.example/,${key},a.tar`)).toBe('https://a.example/,••••bb29,a.tar')
    expect(parseAppliances('https://a.example/,••••bb29,a.tar').rows).toEqual([
      { line: 1, url: 'https://a.example', key: null, image: 'a.tar' },
    ])
    expect(masked('abc')).toBe('••••')
  })

  it('takes what follows an address for what parts the cells, whatever stands elsewhere', () => {
    const once = maskedText('https://a.example/,!!!!!|!!!!!!!!|!,a.tar\n"|,"')
    expect(once).toBe('https://a.example/,••••!!|!,a.tar\n"|,"')
    expect(maskedText(once)).toBe(once)
  })

  it('reads any text without failing, and never shows a key again', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[!-~]{16,40}$/), (text, secret) => {
        parseAppliances(text)
        const shown = maskedText(`https://a.example/,"${secret.replaceAll('"', '""')}",a.tar\n${text}`)
        expect(shown.includes(secret)).toBe(false)
        expect(maskedText(shown)).toBe(shown)
      }),
      { numRuns: 200 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskedText, parseAppliances } from './csv'
import { masked } from './hide-keys'

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

  it.each([',', ';', '\t', '|'])('is read as host and key alone, with %j between them', (between) => {
    const rows = [{ ...plain, image: null }]
    expect(parseAppliances(`eda-01.example.com${between}${key}\n`)).toEqual({ rows, problems: [] })
    expect(parseAppliances(`host${between}key\neda-01.example.com${between}${key}\n\n`)).toEqual({
      rows: [{ ...plain, image: null, line: 2 }],
      problems: [],
    })
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

  it.each([
    ['in other words', `Gerät;Schlüssel;Datei\nhttps://eda-01.example.com;${key};eda.tar`, 2],
    ['below a title', `Upgrade in May\nAppliance,API key,Firmware\nhttps://eda-01.example.com,${key},eda.tar`, 3],
    ['as a remark', `# url,api_key,firmware\nhttps://eda-01.example.com,${key},eda.tar\n# end`, 2],
    ['for a spreadsheet', `sep=;\nhttps://eda-01.example.com;${key};eda.tar`, 2],
    ['in another order', `API key,Appliance,Firmware\n${key},https://eda-01.example.com/,eda.tar`, 2],
    [
      'among other cells',
      `Name;Site;URL;API key;Firmware file\nEDA 1;FRA;https://eda-01.example.com;${key};eda.tar`,
      2,
    ],
    ['with the quotes of a program', `'url','key','file'\n'https://eda-01.example.com/','${key}','eda.tar'`, 2],
  ])('takes a header %s', (_, text, line) => {
    expect(parseAppliances(text)).toEqual({ rows: [{ ...plain, line }], problems: [] })
    const shown = maskedText(text)
    expect(shown).not.toContain(key)
    expect(parseAppliances(shown)).toEqual({ rows: [{ ...plain, line, key: null }], problems: [] })
  })

  it('takes no appliance for a header, whatever it is called', () => {
    const text = ['host-01', 'key.example.com', 'Appliance', 'file', 'firmware'].map(
      (host) => `${host},${key},image.tar`,
    )
    expect(parseAppliances(text.join('\n')).rows).toHaveLength(text.length)
    expect(parseAppliances(maskedText(text.join('\n'))).rows).toHaveLength(text.length)
    expect(parseAppliances('host-01.example,,image.tar').problems).toHaveLength(1)
  })

  it('leaves remarks alone and shows no key of them; takes no key for an address', () => {
    const text = `https://a.example/,${key},a.tar\n#https://b.example/,${key},b.tar\n${key},https://c.example/,c.tar`
    const { rows, problems } = parseAppliances(text)
    expect(rows.map(({ url }) => url)).toEqual(['https://a.example'])
    expect(problems).toEqual([{ line: 3, words: 'A key stands where the address should be.' }])
    expect(maskedText(text)).not.toContain(key)
    expect(maskedText(text).split('\n')[1]).toBe('#https://b.example/,••••bb29,b.tar')
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

it('reads empty lines without end in time that grows with them', () => {
  const { rows } = parseAppliances(`${'\n'.repeat(200_000)}${plain.url},${key},eda.tar`)
  expect(rows).toHaveLength(1)
})

it('tells the line in the text, also behind a cell of several lines', () => {
  const text = `appliance,key,image,note\nhttps://one.example,${key},eda.tar,"two\nlines"\nftp://two.example,${key},eda.tar,`
  const { rows, problems } = parseAppliances(text)
  expect([rows.map(({ line }) => line), problems.map(({ line }) => line)]).toEqual([[2], [4]])
})

describe('a quotation mark that is not closed', () => {
  const other = '5f1d3c7b99aa4e0c8d2166be04c7a813'
  const open = { line: 1, words: 'A quotation mark is not closed.' }
  it.each([
    ['before a key', `https://a.example,"${other},a.tar\nhttps://b.example,${key},b.tar`],
    ['before a file', `https://a.example,${other},"a.tar\nhttps://b.example,${key},b.tar`],
    ['above one that is closed', `https://a.example,"${other},a.tar\nhttps://b.example,"${key}",b.tar`],
    ['parted by semicolons', `https://a.example;"${other};a.tar\nhttps://b.example;${key};b.tar`],
  ])('is told, and takes no other line in: %s', (_, text) => {
    const b = { line: 2, url: 'https://b.example', key, image: 'b.tar' }
    expect(parseAppliances(text)).toEqual({ rows: [b], problems: [open] })
    const shown = maskedText(text)
    expect(shown).not.toMatch(new RegExp(`${key}|${other}`))
    expect(shown).toContain('https://a.example')
    expect(parseAppliances(shown)).toEqual({ rows: [{ ...b, key: null }], problems: [open] })
    expect(maskedText(shown)).toBe(shown)
  })

  it('is told of the line of it also where a later one ends it', () => {
    const text = `https://a.example,${other},"a.tar\nhttps://b.example,${key},b.tar"\nhttps://c.example,${key},c.tar`
    const { rows, problems } = parseAppliances(text)
    expect(problems).toEqual([open])
    expect(rows.map(({ url, key: read }) => [url, read])).toEqual([
      ['https://b.example', key],
      ['https://c.example', key],
    ])
    expect(maskedText(text)).not.toMatch(new RegExp(`${key}|${other}`))
  })
})

describe('a key in another form or place', () => {
  const secret = 'xW9Vq2LrT0pZ8sKdYb4Nf6HgJm1Cu3EaRo5Ti7QzXwA'
  const swapped = 'A key stands where the address should be.'
  it.each([
    [`${secret},https://a.example,eda.tar`, '••••zXwA,https://a.example,eda.tar', swapped],
    [`${secret},eda.tar,https://a.example`, undefined, swapped],
    [`shortkey,https://a.example,eda.tar`, '••••ey,https://a.example,eda.tar', swapped],
    [`https://a.example,eda.tar,${secret}`, undefined, 'A key stands where the firmware file should be.'],
    [`https://a.example/x?x=${secret},,eda.tar`, undefined, 'Enter the API key.'],
    [`eda-frankfurt-00001.example.com,,extrahop-eda-9.8.2.1422.tar,${secret}`, undefined, 'Enter the API key.'],
  ])('is told and shown no more: %s', (text, as, words) => {
    expect(parseAppliances(text)).toEqual({ rows: [], problems: [{ line: 1, words }] })
    const shown = maskedText(text)
    expect(shown).not.toMatch(/xW9V|shortkey/)
    if (as !== undefined) expect(shown).toBe(as)
    expect(parseAppliances(shown).rows.map(({ url }) => url)).not.toContainEqual(expect.stringMatching(/xn--|zxwa/i))
    expect(maskedText(shown)).toBe(shown)
  })

  it('hides a password in an address; hosts and files stay', () => {
    const text = `https://admin:Secret123456@a.example,${secret},eda.tar\nextrahop-frankfurt-00001.example,,extrahop-eda-9.8.2.1422-x86-64.tar`
    expect(maskedText(text).split('\n')).toEqual([
      'https://••••@a.example,••••zXwA,eda.tar',
      'extrahop-frankfurt-00001.example,,extrahop-eda-9.8.2.1422-x86-64.tar',
    ])
  })

  it('is hidden in remarks and titles', () => {
    expect(maskedText(`# ${secret}\nhttps://a.example,${key},a.tar`)).toBe(
      '# ••••zXwA\nhttps://a.example,••••bb29,a.tar',
    )
  })
})

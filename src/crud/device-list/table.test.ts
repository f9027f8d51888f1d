import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { textOfFile } from './file-kind'
import { keyOf } from './keys'
import { readTable } from './table'

const values = (text: string) => readTable(text).rows.map(([value]) => value)

describe('a pasted list', () => {
  it.each([
    ['10.0.0.1\n10.0.0.2\r\n\r\n 10.0.0.3 ', ['10.0.0.1', '10.0.0.2', '10.0.0.3']],
    ['10.0.0.1, 10.0.0.2;10.0.0.3\t10.0.0.4|10.0.0.5', ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.0.5']],
    ['10.0.0.1 10.0.0.0/24 b8-ca-3a-2e-00-97 9352', ['10.0.0.1', '10.0.0.0/24', 'b8-ca-3a-2e-00-97', '9352']],
    ['b8 ca 3a 2e 00 97', ['b8 ca 3a 2e 00 97']],
    ['00 11 22 33 44 55', ['00 11 22 33 44 55']],
    ['10 11 12 13 14 15', ['10', '11', '12', '13', '14', '15']],
    ['Front desk printer\nweb-0003', ['Front desk printer', 'web-0003']],
    ['\uFEFF"web-0003"\n', ['web-0003']],
    ['"Smith, John"; 10.0.0.1|O\'Neill', ['Smith, John', '10.0.0.1', "O'Neill"]],
    ['10.0.0.1,10.0.0.2\n10.0.0.3,10.0.0.4', ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4']],
    ['[\n  "10.0.0.1",\n  "web-0003"\n]\n', ['10.0.0.1', 'web-0003']],
    ['- web-0003\r\n\r\n- Front desk\r\n', ['web-0003', 'Front desk']],
    ['1. web-0003\n2. Front desk', ['web-0003', 'Front desk']],
    ['- web-0003\nFront desk', ['- web-0003', 'Front desk']],
    ['--------\nweb-0003\n', ['web-0003']],
    ['', []],
    [' \n;;\n', []],
  ])('%j', (text, found) => {
    const table = readTable(text)
    expect(table.shape).toBe('values')
    expect(values(text)).toEqual(found)
  })

  it('keeps what a line was with its mark, since a device may be called that', () => {
    const { wholes, lines } = readTable('\n1. Floor\n\n2. Floor')
    expect([lines, wholes]).toEqual([
      [2, 4],
      new Map([
        [2, '1. Floor'],
        [4, '2. Floor'],
      ]),
    ])
  })

  it('knows the line of each value', () => {
    expect(readTable('a\n\nb, c\n').lines).toEqual([1, 3, 3])
    // Some programs end their lines in the way of old Macs.
    expect(readTable('a\rb\r\rc')).toMatchObject({ rows: [['a'], ['b'], ['c']], lines: [1, 2, 4] })
  })
})

describe('a table', () => {
  it.each([
    ['IP Address,Tag\n10.0.0.1,Lobby', ','],
    ['\uFEFFip_address;TAG\r\n10.0.0.1;Lobby\r\n', ';'],
    ['ipaddr\ttags\n10.0.0.1\tLobby', '\t'],
    ['sep=;\nip;tag\n10.0.0.1;Lobby', ';'],
  ])('%j has its heads', (text) => {
    const table = readTable(text)
    expect(table.shape).toBe('table')
    expect(table.roles).toEqual([{ as: 'find', by: 'address' }, { as: 'tag' }])
    expect(table.rows).toEqual([['10.0.0.1', 'Lobby']])
  })

  it.each([
    ['a terminal', 'NAME       IP\nweb-0003   10.0.0.1\nweb-4      10.0.0.2\n'],
    ['a database', ' name     | ip\n----------+----------\n web-0003 | 10.0.0.1\n web-4    | 10.0.0.2\n'],
    ['an export by lines', '{"name":"web-0003","ip":"10.0.0.1"}\n{"name":"web-4","ip":"10.0.0.2","tags":[1]}\n'],
  ])('is read as %s prints it', (_, text) => {
    const { shape, roles, rows } = readTable(text)
    expect({ shape, roles, rows }).toEqual({
      shape: 'table',
      roles: [
        { as: 'find', by: 'name' },
        { as: 'find', by: 'address' },
      ],
      rows: [
        ['web-0003', '10.0.0.1'],
        ['web-4', '10.0.0.2'],
      ],
    })
  })

  it('with bars around its lines is found by what is in them', () => {
    const { roles, rows } = readTable('+----------+\n| web-0003 |\n| Desk     |\n+----------+')
    expect(rows).toEqual([
      ['', 'web-0003', ''],
      ['', 'Desk', ''],
    ])
    expect(roles[1]).toEqual({ as: 'find', by: 'any' })
  })

  it('has its heads in any language, and is found by what looks like an address', () => {
    const table = readTable('Gebäude;IP-Adresse;Gateway\nNord;10.0.0.1;10.0.0.254\nSüd;10.0.0.2;10.0.0.254\n')
    expect(table.heads).toEqual(['Gebäude', 'IP-Adresse', 'Gateway'])
    expect(table.roles).toEqual([{ as: 'ignored' }, { as: 'find', by: 'any' }, { as: 'ignored' }])
    expect(table.rows).toHaveLength(2)
    // A name among addresses is no head.
    expect(readTable('printer\n10.0.0.1\n10.0.0.2').heads).toBeUndefined()
    expect(readTable('web-0003;Lobby\n10.0.0.1;Hall\n10.0.0.2;Hall').heads).toBeUndefined()
  })

  it('takes columns for what they hold where there are no heads', () => {
    const table = readTable('web-1,10.0.0.1\nweb-2,10.0.0.2\n')
    expect(table.heads).toBeUndefined()
    expect(table.roles).toEqual([{ as: 'ignored' }, { as: 'find', by: 'address' }])
    expect(readTable('web-1;Lobby\nweb-2;Hall').roles).toEqual([{ as: 'find', by: 'any' }, { as: 'ignored' }])
  })

  it('is one of objects in JSON, as an export has it', () => {
    const list = [
      { id: 9352, display_name: 'web-0001', ipaddr4: '10.0.0.1', ipaddr6: null, activity: ['http_server'] },
      { id: 9353, display_name: 'a, "b"', description: 'Rack 1' },
    ]
    const { heads, roles, rows } = readTable(JSON.stringify(list, null, 2))
    expect(heads).toEqual(['id', 'display_name', 'ipaddr4', 'description'])
    expect(roles).toEqual([
      { as: 'find', by: 'id' },
      { as: 'find', by: 'name' },
      { as: 'find', by: 'address' },
      { as: 'field', field: 'description' },
    ])
    expect(rows).toEqual([
      ['9352', 'web-0001', '10.0.0.1', ''],
      ['9353', 'a, "b"', '', 'Rack 1'],
    ])
  })

  it('says what it does not know as ignored, and what can be written by its field', () => {
    const { roles } = readTable('Name,Custom name,Role,Rack,VLAN\nweb-1,x,db_server,R1,20')
    expect(roles).toEqual([
      { as: 'find', by: 'name' },
      { as: 'field', field: 'custom_name' },
      { as: 'field', field: 'custom_type' },
      { as: 'ignored' },
      { as: 'find', by: 'vlan' },
    ])
  })

  it('is read as it was written, whatever its cells hold', () => {
    const cell = fc.stringMatching(/^[a-z",;'\t \n]{0,8}$/)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',', ';', '\t'),
        (cells, delimiter) => {
          const text = Papa.unparse([['name', 'tag'], ...cells], { delimiter, newline: '\n' })
          const filled = cells.map((row) => row.map((each) => each.trim())).filter((row) => row.some(Boolean))
          expect(readTable(text).rows).toEqual(filled)
        },
      ),
    )
  })

  it('knows the line of a row behind a cell of several lines', () => {
    expect(readTable('name,tag\n"web\n1",a\n\nweb-2,b').lines).toEqual([2, 5])
  })

  it('may have 100,000 lines', () => {
    const text = `name,ip,tag\n${Array.from({ length: 100_000 }, (_, at) => `host-${at},10.${at >> 16}.${(at >> 8) & 255}.${at & 255},T${at % 7}`).join('\n')}`
    expect(readTable(text).rows).toHaveLength(100_000)
  })
})

describe('keys', () => {
  it.each([
    ['B8CA.3A2E.0097', { by: 'mac', text: 'B8:CA:3A:2E:00:97' }],
    ['2001:0DB8::0:1', { by: 'address', text: '2001:db8::1' }],
    ['10.0.0.1/32', { by: 'address', text: '10.0.0.1' }],
    ['9352', { by: 'digits', text: '9352', id: 9352 }],
    ['web-0003', { by: 'name', text: 'web-0003' }],
    ['10.0.0.1:443', { by: 'address', text: '10.0.0.1' }],
    ['[2001:DB8::1]:8443', { by: 'address', text: '2001:db8::1' }],
    ['10[.]0[.]0(.)1', { by: 'address', text: '10.0.0.1' }],
    ['hxxps://10[.]0[.]0[.]1:8443/a?b=@c', { by: 'address', text: '10.0.0.1' }],
    ['https://user@web-1.example/path', { by: 'name', text: 'web-1.example' }],
    ['web-1[dot]example', { by: 'name', text: 'web-1.example' }],
    ['printer:9100', { by: 'name', text: 'printer:9100' }],
  ])('%s', (text, key) => {
    expect(keyOf(text, 'any')).toEqual(key)
  })

  it('are what their column holds', () => {
    expect(keyOf('::FFFF:10.0.0.1', 'any')).toEqual({ by: 'address', text: '10.0.0.1' })
    expect(keyOf('::fffe:10.0.0.1', 'address')).toEqual({ by: 'address', text: '::fffe:a00:1' })
    expect(keyOf('10.0.0.1:443', 'name')).toEqual({ by: 'name', text: '10.0.0.1:443' })
    expect(keyOf('9352', 'name')).toEqual({ by: 'name', text: '9352' })
    expect(keyOf('9352', 'id')).toEqual({ by: 'id', text: '9352', id: 9352 })
    expect(keyOf('web', 'mac')).toBeUndefined()
    expect(keyOf('web', 'address')).toBeUndefined()
    expect(keyOf('', 'any')).toBeUndefined()
  })
})

describe('files that are no lists', () => {
  const bytes = (...start: (number | string)[]) =>
    new Uint8Array(start.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [part])))

  it.each([
    ['list.xlsx', bytes('PK', 3, 4, 'xxxx[Content_Types].xml'), 'Excel'],
    ['list.csv', bytes('PK', 3, 4, 'xxxxxl/workbook.xml'), 'Excel'],
    ['list.zip', bytes('PK', 3, 4, 'list.csv'), 'ZIP'],
    ['list.xls', bytes(0xd0, 0xcf, 0x11, 0xe0), '.xls'],
    ['list.bin', bytes('10.0.0.1', 0, 1, 2), 'binary'],
    ['list.jpg', bytes(0xff, 0xd8, 0xff, 0xe0, 1, 0x10, 'JFIF'), 'binary'],
    ['list.csv', bytes(), 'This file is empty'],
    ['list.csv', bytes(0xef, 0xbb, 0xbf, ' ', 13, 10), 'This file is empty'],
    ['list.pdf', bytes('%PDF-1.7'), 'PDF'],
  ])('%s is said as such', (name, content, words) => {
    const read = textOfFile(content, name)
    expect('problem' in read ? read.problem : '').toContain(words)
    const script = textOfFile(content, name, 'A script is a text file.')
    expect('problem' in script && script.problem).not.toMatch(/list|CSV/)
  })

  it('text in other codes is text', () => {
    expect(textOfFile(bytes(0xff, 0xfe, 'a', 0), 'a.txt')).toEqual({ text: 'a' })
    expect(textOfFile(bytes(0xfe, 0xff, 0, 'a'), 'a.txt')).toEqual({ text: 'a' })
    expect(textOfFile(bytes(0xef, 0xbb, 0xbf, 'ä'), 'a.txt')).toEqual({ text: 'ä' })
    const odd = `web-0001\n${'x'.repeat(80)}\u0000\u0007\u001B[31m`
    expect(textOfFile(bytes(odd), 'a.csv')).toEqual({ text: odd })
    expect(textOfFile(bytes('a', 9, 'b', 13, 10, 'c', 12), 'a.tsv')).toEqual({ text: 'a\tb\r\nc\f' })
    expect(textOfFile(bytes('B', 0xfc, 'ro'), 'a.csv')).toEqual({ text: 'Büro' })
  })
})

it('counts the line in which a spreadsheet says its separator', () => {
  expect(readTable('sep=;\nname;ip\nweb;10.0.0.1\ndb;10.0.0.2').lines).toEqual([3, 4])
  expect(readTable('sep=,\n10.0.0.1\n10.0.0.2').lines).toEqual([2, 3])
})

import { expect, it } from 'vitest'
import { notFoundFile } from './list-outcome'
import type { ResolvedLine } from './resolve'
import { readTable } from './table'

const line = (cells: readonly string[]): ResolvedLine => ({
  line: 7,
  text: cells.join(', '),
  cells,
  state: 'missing',
  ids: [],
  why: 'No device has it; look again',
})

it('lines that were not found are a list again, with their columns as they were', () => {
  const table = readTable('IP address;Tag;Serial\n10.0.0.1;=1+1;a')
  const again = readTable(notFoundFile([line(['10.0.0.1', '=1+1', 'a'])], table.heads))
  expect(again.heads?.slice(3)).toEqual(table.heads)
  expect(again.roles).toEqual([{ as: 'ignored' }, { as: 'ignored' }, { as: 'ignored' }, ...table.roles])
  // What an export has put before a formula is there once.
  const guarded = readTable(notFoundFile([line(['10.0.0.1', "'=1+1", 'a'])], table.heads))
  expect(guarded.rows[0]?.slice(3)).toEqual(['10.0.0.1', "'=1+1", 'a'])
  const plain = readTable(notFoundFile([line(['web-0009']), line(['10.0.0.7'])], undefined))
  expect(plain.roles.at(-1)).toEqual({ as: 'find', by: 'any' })
  expect(plain.rows.map((cells) => cells.at(-1))).toEqual(['web-0009', '10.0.0.7'])
})

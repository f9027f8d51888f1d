import { expect, it } from 'vitest'
import type { Column } from './column'
import { unseenIn } from './unseen-words'

interface Host {
  name: string
  note: string
  place: string
}

const column = (id: keyof Host): Column<Host> => ({ id, title: id, value: (row) => row[id] })
const name = column('name')
const note = column('note')
const place = column('place')
const columns = [name, note, place]
const rows: Host[] = [
  { name: 'web-1', note: 'payroll', place: 'cellar' },
  { name: 'web-2', note: 'payroll', place: 'roof' },
  { name: 'db-1', note: 'archive', place: 'payroll office' },
]
const titles = async (quick: string) => {
  const found = await unseenIn(rows, columns, [name], quick)
  return found && [found.rows, found.columns.map(({ title }) => title)]
}

it('names the columns that have the words, and counts the rows', async () => {
  expect(await titles('archive')).toEqual([1, ['note']])
  expect(await titles('payroll')).toEqual([3, ['note', 'place']])
})

it('takes words that stand partly in a shown column', async () => {
  expect(await titles('web payroll')).toEqual([2, ['note']])
})

it('counts the rows that the columns bring into sight, no others', async () => {
  const both = { name: 'ftp-1', note: 'roof payroll', place: 'cellar' }
  const apart = { name: 'ftp-2', note: 'payroll', place: 'roof' }
  const found = await unseenIn([both, apart], columns, [name], 'roof payroll')
  expect([found?.rows, found?.columns.map(({ title }) => title)]).toEqual([1, ['note']])
})

it('finds nothing where no column has them, or no single one beside the shown', async () => {
  expect(await titles('nowhere')).toBeUndefined()
  expect(await titles('archive office')).toBeUndefined()
  expect(await titles('')).toBeUndefined()
})

it('ends when it is not wanted any more', async () => {
  const many = Array.from({ length: 200_000 }, () => rows[0]!)
  const stop = new AbortController()
  const all = unseenIn(many, columns, [name], 'nowhere', stop.signal)
  stop.abort()
  await expect(all).rejects.toThrow('aborted')
})

import { expect, it } from 'vitest'
import { diffDocuments, foldedRows, openedRows } from './diff-rows'
import { readDocument } from './sections'

const two = (before: unknown, after: unknown) => {
  const [left, right] = [before, after].map((one) => readDocument(JSON.stringify(one)))
  if (!left || !right) throw new Error('Two documents are needed')
  return { left, right, sections: diffDocuments(left, right) }
}
const hosts = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, at]))

it('puts sections of any size beside each other, and hands out as much as a page shows', () => {
  const ntp = { server: 'a' }
  const { sections } = two({ big: {}, ntp }, { big: hosts(150_000), ntp })
  const [section, alike] = sections
  expect(section).toMatchObject({ name: 'big', changed: true, added: 150_002, gone: 1, lines: 150_002 })
  expect((section?.rows?.length ?? 0) + (section?.more ?? 0)).toBeGreaterThanOrEqual(150_000)
  expect(section?.rows?.length).toBe(3000)
  expect(alike).toMatchObject({ name: 'ntp', changed: false, rows: null })
})

it('folds what is alike, and looks into a fold when it is opened', () => {
  const { left, right, sections } = two(
    { hosts: hosts(2000), ntp: 1, dns: { a: 1 } },
    { hosts: { ...hosts(2000), k1000: 'other' }, ntp: 1, dns: { a: 1 } },
  )
  const [section, alike, last] = sections
  expect(last && openedRows(left, right, last).map(({ kind }) => kind)).toEqual(['same', 'same', 'same'])
  if (!section || !alike) throw new Error('Two sections are expected')
  expect(section).toMatchObject({ gone: 1, added: 1, more: 0 })
  expect(section.rows?.map(({ kind }) => kind).join(' ')).toBe('fold same same same changed same same same fold')
  const [fold] = section.rows ?? []
  if (fold?.kind !== 'fold') throw new Error('It begins with a fold')
  const rows = foldedRows(left, right, section, fold)
  expect(rows).toHaveLength(400)
  expect(rows[1]).toMatchObject({ left: { line: 3, text: '  "k0": 0,' }, right: { line: 3 } })
  expect(section.rows?.[4]).toMatchObject({
    left: { line: 1003 },
    right: { text: '  "k1000": "other",', word: [11, 18] },
  })
  expect(openedRows(left, right, alike).map(({ kind }) => kind)).toEqual(['same'])
  expect(foldedRows(left, right, alike, { left: 0, right: 0, lines: 1 })).toMatchObject([
    { left: { line: 2004, text: '"ntp": 1' } },
  ])
})

it('shows the first changed sections and opens the others one by one; a long line is cut', () => {
  const many = (value: string) =>
    Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`s${at}`, Array.from({ length: 200 }, () => value)]))
  const { left, right, sections } = two(many('a'), many('b'))
  expect(sections.at(0)?.rows).toHaveLength(202)
  const last = sections.at(-1)
  if (!last) throw new Error('There are sections')
  expect(last).toMatchObject({ changed: true, rows: null, gone: 200, added: 200 })
  expect(openedRows(left, right, last)).toHaveLength(202)
  const long = two({ a: 'x'.repeat(50_000) }, { a: 'y' })
  expect(JSON.stringify(long.sections).length).toBeLessThan(11_000)
})

import { expect, it } from 'vitest'
import { readDocument } from '../../work/document/sections'
import { diffDocuments } from './diff-rows'

it('puts sections of any size beside each other', () => {
  const big = Object.fromEntries(Array.from({ length: 150_000 }, (_, at) => [`k${at}`, at]))
  const [before, after] = [
    { big: {}, ntp: { server: 'a' } },
    { big, ntp: { server: 'a' } },
  ].map((one) => readDocument(JSON.stringify(one)))
  if (!before || !after) throw new Error('Two documents are needed')
  const [section, alike] = diffDocuments(before, after)
  expect(section).toMatchObject({ name: 'big', changed: true })
  expect(section?.rows.length).toBeGreaterThanOrEqual(150_000)
  expect(alike).toMatchObject({ name: 'ntp', changed: false })
})

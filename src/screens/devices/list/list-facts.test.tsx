import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { DeviceList } from '../device-list'
import { ListFacts, toldCounts } from './list-facts'

const list = (facts: Partial<DeviceList>): DeviceList => ({
  rows: [],
  loaded: 0,
  startedAt: 1_760_000_000_000,
  endedAt: null,
  moved: 0,
  requests: 1,
  old: false,
  state: 'reading',
  error: null,
  ...facts,
})
const rows = [{ id: 1 }, { id: 2 }, { id: 3 }] as DeviceList['rows']
const told = (facts: Partial<DeviceList>, shown: number | null): string =>
  render(<ListFacts list={list(facts)} shown={shown} />).container.textContent

it('claims no count before there is one', () => {
  expect(told({}, 0)).toBe('reading')
  expect(told({ rows }, null)).toBe('reading')
  expect(told({ rows }, 2)).toBe('2 of 3 · reading')
  expect(told({ state: 'failed', endedAt: 1_760_000_001_000 }, 0)).toMatch(/^not complete/)
  expect(told({ state: 'stopped', endedAt: 1_760_000_001_000 }, 0)).toMatch(/^stopped after/)
})

it('says that there are none once all is read', () => {
  expect(told({ state: 'complete', endedAt: 1_760_000_001_000 }, 0)).toMatch(/^0 of 0 · all loaded in/)
  expect(told({ state: 'complete', endedAt: 1_760_000_001_000, rows, moved: 1 }, 3)).toMatch(
    /^3 of about 3 · all loaded/,
  )
})

it('is as sure of the count of a view as of that of the list', () => {
  expect(toldCounts(list({ rows, moved: 1 }), { a: 1200, b: undefined })).toEqual({ a: 'about 1,200', b: undefined })
  expect(toldCounts(list({ rows }), { a: 1200 })).toEqual({ a: '1,200' })
})

import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { LogRecord } from '../../catalog/records'
import { RecordDetail } from './record-detail'
import { rowOf } from './session'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const detail = (record: LogRecord) => (
  <RecordDetail
    row={rowOf(record, 0)}
    onRule={vi.fn()}
    onStep={vi.fn()}
    onClose={vi.fn()}
    onAround={vi.fn()}
    onFlow={vi.fn()}
  />
)

it('says of a record without a type that it has none', () => {
  render(detail({ _type: '', _source: { timestamp: 1_795_651_200_000, custom: 'x' } }))
  expect(screen.getByRole('heading', { name: 'no type' })).not.toBeNull()
  expect(screen.getAllByText('no type')).toHaveLength(2)
  expect(screen.getByText('custom')).not.toBeNull()
})

it('breaks alone where a record cannot be shown', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const unreadable = new Proxy(
    { timestamp: 1 },
    {
      ownKeys: () => {
        throw new Error('odd')
      },
    },
  )
  render(
    <main>
      <p>the rows</p>
      {detail({ _type: '~http', _source: unreadable })}
    </main>,
  )
  expect(screen.getByText(/^The record could not be shown: odd/)).not.toBeNull()
  expect(screen.getByText('the rows')).not.toBeNull()
})

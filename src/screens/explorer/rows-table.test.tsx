import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { catalog } from '../../catalog'
import type { ExplorerAnswer } from './answer'
import { RowsTable } from './rows-table'

const answered = (value: unknown): ExplorerAnswer => ({
  operation: catalog.devices.operations.list,
  status: 200,
  ms: 1,
  bytes: null,
  headers: [],
  value,
  file: null,
  error: null,
  at: 0,
})
const fieldsOf = (from: number, many: number) =>
  Object.fromEntries(Array.from({ length: many }, (_, at) => [`field_${from + at}`, at]))

it('says how many fields it leaves out, and has those that a late row alone has', () => {
  const rows = Array.from({ length: 700 }, () => fieldsOf(0, 10))
  const { rerender } = render(<RowsTable answer={answered([...rows, fieldsOf(10, 2)])} />)
  expect(screen.getByRole('grid', { name: 'Answer as a table' })).toHaveAttribute('aria-colcount', '12')
  expect(screen.queryByText(/the tree has all/)).toBeNull()
  rerender(<RowsTable answer={answered([...rows, fieldsOf(10, 1190)])} />)
  expect(screen.getByText('60 of 1,200 fields: the tree has all')).toBeInTheDocument()
})

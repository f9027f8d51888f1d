// @vitest-environment happy-dom
import { render, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { license } from '../../catalog/license'
import { ChangesTable } from './changes-table'

it('tells a secret that is another from one that stays', () => {
  const changes = [{ field: 'product_key', before: 'ABCDE', after: 'FGHIJ' }]
  render(<ChangesTable operation={license.operations.setProductKey} changes={changes} />)
  const row = screen.getByRole('row', { name: /product_key/ })
  const cells = within(row).getAllByRole('cell')
  expect(cells.map(({ textContent }) => textContent)).toEqual(['"***"', '"***" (another, not shown)'])
})

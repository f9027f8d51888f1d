import { expect, it } from 'vitest'
import type { Column } from '../ui/table/column'
import { cardOf } from './card'
import type { Row } from './model'

it('says of a field that is yes or no its title where it is yes, and its own words where it has some', () => {
  const name: Column<Row> = { id: 'name', title: 'Name', value: (row) => String(row['name']) }
  const flag: Column<Row> = { id: 'off', title: 'Disabled', kind: 'boolean', value: (row) => row['off'] === true }
  const worded: Column<Row> = {
    id: 'dynamic',
    title: 'Members',
    kind: 'boolean',
    value: (row) => row['dynamic'] === true,
    text: (row) => (row['dynamic'] === true ? 'by rule' : 'by hand'),
  }
  const card = cardOf([name, flag, worded])
  expect(card({ name: 'a', off: true, dynamic: true }).line).toBe('Disabled · by rule')
  expect(card({ name: 'b', off: false, dynamic: false }).line).toBe('by hand')
})

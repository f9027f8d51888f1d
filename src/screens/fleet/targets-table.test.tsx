import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { TargetsTable, type TargetRow } from './targets-table'

const row = (name: string, more: Partial<TargetRow> = {}): TargetRow => ({
  id: `https://${name}.example`,
  name,
  kind: 'Discover',
  from: '9.8.1.1420',
  to: '9.8.2.1422',
  state: 'ok',
  step: 'Verified',
  fact: '',
  done: null,
  took: '',
  folds: 'verified',
  ...more,
})
const rows = [
  row('eda-1'),
  row('eda-2'),
  row('eda-3'),
  row('eda-4'),
  row('eda-5', { state: 'running', step: 'Restarting', folds: null }),
  row('eda-6', { state: 'unknown', step: 'Waiting', folds: 'waiting' }),
  row('eda-7', { state: 'unknown', step: 'Waiting', folds: 'waiting' }),
]
const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent)
const table = (selected: string) => (
  <TargetsTable
    parts={[{ id: 'discover', title: '', aside: '', rows }]}
    selected={selected}
    onSelect={() => undefined}
    last="Took"
    empty={null}
  />
)

it('folds what is alike behind the first of it, and shows it when asked', () => {
  render(table(''))
  expect(names()).toEqual([
    'eda-1 Discover',
    '3 more verified eda-2 to eda-4',
    'eda-5 Discover',
    'eda-6 Discover',
    'eda-7 Discover',
  ])
  fireEvent.click(screen.getByRole('button', { name: /3 more verified/, expanded: false }))
  expect(names()).toHaveLength(8)
  expect(names()).toContain('eda-3 Discover')
  fireEvent.click(screen.getByRole('button', { name: /3 more verified/, expanded: true }))
  expect(names()).not.toContain('eda-3 Discover')
})

it('leaves out the domain that all have, and tells the whole name where one points', () => {
  const whole = rows.map((one) => ({ ...one, name: `${one.name}.corp.example`, fact: 'eda-1.corp.example goes first' }))
  const { container } = render(
    <TargetsTable
      parts={[{ id: 'discover', title: '', aside: '', rows: whole }]}
      selected=""
      onSelect={() => undefined}
      last="Took"
      empty={null}
    />,
  )
  expect(screen.getByRole('button', { name: 'eda-5' }).title).toBe('eda-5.corp.example')
  expect(container.textContent).toContain('3 more verified eda-2 to eda-4')
  expect(container.textContent).not.toContain('corp.example')
})

it('never folds the one whose panel is open', () => {
  render(table('https://eda-3.example'))
  expect(names()).toContain('eda-3 Discover')
})

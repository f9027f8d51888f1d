import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Column } from './column'
import { TableRow } from './table-row'

interface Host {
  name: string
  note: string
  watched: boolean
}

const columns: Column<Host>[] = [
  { id: 'name', title: 'Name', value: (row) => row.name },
  { id: 'note', title: 'Note', value: (row) => row.note, hidden: true },
  { id: 'watched', title: 'Watched', kind: 'boolean', value: (row) => row.watched, hidden: true },
]
const textOfCard = (row: Host): string | null =>
  render(
    <TableRow
      {...{ row, columns }}
      index={0}
      top={0}
      looks={[]}
      selectable={false}
      selected={false}
      active={-1}
      state={undefined}
      label={undefined}
      href={undefined}
      hasHead={false}
      card={({ name }: Host) => ({ title: name, line: 'rest' })}
    />,
  ).container.textContent

it('says on a card, too, what a column has that is shown besides the usual ones', () => {
  expect(textOfCard({ name: 'web', note: 'spare', watched: true })).toBe('webspare · Watchedrest')
  expect(textOfCard({ name: 'web', note: '', watched: false })).toBe('webrest')
})

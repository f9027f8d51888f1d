import type { ReactNode } from 'react'
import { Button } from '../button'
import { Drawer } from '../drawer'
import { Select } from '../select'
import type { Column } from './column'
import type { TableView } from './view'
import styles from './filter-bar.module.css'

export interface FilterSheetProps<Row> {
  columns: readonly Column<Row>[]
  view: TableView
  onView: (view: TableView) => void
  onClose: () => void
  /** What stands at the right of a wide toolbar: columns, export. */
  end?: ReactNode
  /** The filters that are on, and the way to add one. */
  children: ReactNode
}

/** On a phone: all filters, the order and what is done with the rows, in a sheet of their own. */
export function FilterSheet<Row>({ columns, view, onView, onClose, end, children }: FilterSheetProps<Row>) {
  const [first] = view.sort
  return (
    <Drawer
      open
      onClose={onClose}
      title="Filters"
      footer={
        <Button kind="main" onClick={onClose}>
          Show rows
        </Button>
      }
    >
      <div className={styles.chips}>{children}</div>
      <Select
        label="Sort by"
        value={first ? `${first.column}${first.desc ? ' desc' : ''}` : ''}
        options={[
          { value: '', label: 'As they came' },
          ...columns.flatMap((column) => [
            { value: column.id, label: `${column.title}, up` },
            { value: `${column.id} desc`, label: `${column.title}, down` },
          ]),
        ]}
        onChange={(choice) => {
          const [column = '', desc] = choice.split(' ')
          onView({ ...view, sort: column === '' ? [] : [{ column, ...(desc && { desc: true }) }] })
        }}
      />
      {end && <div className={styles.chips}>{end}</div>}
    </Drawer>
  )
}

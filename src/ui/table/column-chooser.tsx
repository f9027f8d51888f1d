import { Columns3 } from 'lucide-react'
import type { JSX } from 'react'
import { lazily } from '../lazily'
import { PopoverButton } from '../popover'
import type { ColumnListProps } from './column-list'
import { shownColumns } from './view'

// The cast gives back the parameter that a late component loses.
const ColumnList = lazily(() => import('./column-list').then((module) => module.ColumnList)) as <Row>(
  props: ColumnListProps<Row>,
) => JSX.Element

/** Which columns are shown, in which order, and which of them stay at the left. */
export function ColumnChooser<Row>({ columns, view, onView }: ColumnListProps<Row>) {
  const shown = shownColumns(columns, view)
  return (
    <PopoverButton
      label="Columns"
      icon={<Columns3 aria-hidden />}
      placement="bottom end"
      content={
        <>
          Columns{' '}
          <small>
            {shown.length} of {columns.length}
          </small>
        </>
      }
    >
      <ColumnList {...{ columns, view, onView }} />
    </PopoverButton>
  )
}

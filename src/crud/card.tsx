import { Name } from '../ui/name'
import { briefOf, textOf, valueOf, type Column } from '../ui/table/column'
import { TimeText } from '../ui/time-text'
import type { Row } from './model'

/** A row in two lines on a phone: its name and its age, then what else is shown. */
export function cardOf(columns: readonly Column<Row>[]) {
  const shown = columns.filter((column) => !column.hidden)
  const [first, ...rest] = shown
  const time = rest.find((column) => column.kind === 'time')
  const words = rest.filter((column) => column !== time).slice(0, 3)
  return (row: Row) => {
    const at = time && valueOf(time, row)
    const line = words.flatMap((column) => briefOf(column, row) || [])
    return {
      title: first?.cell ? first.cell(row) : <Name>{first ? textOf(first, row) : ''}</Name>,
      line: line.join(' · '),
      ...(typeof at === 'number' && { aside: <TimeText theirs at={at} /> }),
    }
  }
}

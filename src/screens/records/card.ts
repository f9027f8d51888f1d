/** A record in two lines on a phone: what it is about and when, then its fields. */
import { textOf, type Column } from '../../ui/table/column'
import { summaryOf, typeTitle } from './columns'
import type { RecordRow } from './session'
import { cut } from './values'

export function cardOf(columns: readonly Column<RecordRow>[]) {
  const [first, ...rest] = columns.filter(({ hidden, id }) => !hidden && id !== '_summary')
  return (row: RecordRow) => {
    const title = cut(summaryOf(row), 80) || typeTitle(row.record._type)
    const said = rest.slice(0, 3).map((column) => textOf(column, row))
    return {
      title,
      line: said.filter((text) => text !== '' && !title.includes(text)).join(' · '),
      ...(first && { aside: textOf(first, row) }),
    }
  }
}

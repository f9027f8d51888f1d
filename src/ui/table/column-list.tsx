import { GripVertical, Pin } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { Button, IconButton } from '../button'
import { Checkbox } from '../checkbox'
import { classes } from '../class-names'
import { SearchField } from '../search-field'
import type { Column } from './column'
import { moveColumn, pinnedIds, shownColumns, type TableView } from './view'
import styles from './column-chooser.module.css'

export interface ColumnListProps<Row> {
  columns: readonly Column<Row>[]
  view: TableView
  onView: (view: TableView) => void
}

/** All columns, to be shown, hidden, moved and pinned. */
export function ColumnList<Row>({ columns, view, onView }: ColumnListProps<Row>) {
  const [query, setQuery] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const [dragged, setDragged] = useState<string | undefined>(undefined)
  const shown = shownColumns(columns, view)
  const ids = shown.map((column) => column.id)
  const pinned = pinnedIds(shown, view)
  const needle = query.trim().toLowerCase()
  const listed = interleave(columns, ids).filter((column) =>
    `${column.title} ${column.hint ?? ''}`.toLowerCase().includes(needle),
  )
  const setShown = (columns: readonly string[]) => onView({ ...view, columns })
  const show = (column: Column<Row>, on: boolean) => {
    if (on) setShown(interleave(columns, ids).flatMap((one) => (ids.includes(one.id) || one === column ? one.id : [])))
    else if (ids.length > 1) setShown(ids.filter((id) => id !== column.id))
  }
  const pin = (id: string) =>
    onView({
      ...view,
      columns: ids,
      pinned: pinned.includes(id) ? pinned.filter((one) => one !== id) : [...pinned, id],
    })
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    setShown(moveColumn(ids, id, event.key === 'ArrowUp' ? -1 : 1))
  }
  const onPointerMove = (event: PointerEvent) => {
    if (dragged === undefined) return
    const over = [...(list.current?.children ?? [])].find((item) => {
      const box = item.getBoundingClientRect()
      return event.clientY >= box.top && event.clientY < box.bottom
    })
    const target = over instanceof HTMLElement ? over.dataset['column'] : undefined
    if (target === undefined || target === dragged || !ids.includes(target)) return
    const rest = ids.filter((id) => id !== dragged)
    rest.splice(ids.indexOf(target), 0, dragged)
    setShown(rest)
  }
  return (
    <div className={styles.chooser}>
      <header className={styles.head}>
        <b>Columns</b>
        <span>
          {shown.length} of {columns.length} shown
        </span>
        <Button
          kind="plain"
          small
          onClick={() => onView({ ...view, columns: undefined, pinned: undefined, widths: undefined })}
        >
          Reset
        </Button>
      </header>
      <SearchField label="Find a column" placeholder="Find a column" small value={query} onChange={setQuery} />
      <ul ref={list} className={styles.list}>
        {listed.map((column) => {
          const on = ids.includes(column.id)
          const isPinned = pinned.includes(column.id)
          return (
            <li key={column.id} data-column={column.id} className={classes(dragged === column.id && styles.dragged)}>
              <button
                type="button"
                className={styles.grip}
                disabled={!on}
                aria-label={`Move ${column.title}: up and down arrows`}
                onKeyDown={(event) => onKeyDown(event, column.id)}
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId)
                  setDragged(column.id)
                }}
                onPointerMove={onPointerMove}
                onPointerUp={() => setDragged(undefined)}
                onPointerCancel={() => setDragged(undefined)}
              >
                <GripVertical aria-hidden />
              </button>
              <Checkbox
                label={column.title}
                value={on}
                reason={on && ids.length === 1 ? 'One column stays' : undefined}
                onChange={(value) => show(column, value)}
              />
              {column.hint && <code>{column.hint}</code>}
              <span className={styles.note}>{column.note}</span>
              {on && (
                <IconButton
                  small
                  label={isPinned ? `Unpin ${column.title}` : `Pin ${column.title}`}
                  icon={<Pin aria-hidden />}
                  aria-pressed={isPinned}
                  className={classes(styles.pin, isPinned && styles.pinned)}
                  onClick={() => pin(column.id)}
                />
              )}
            </li>
          )
        })}
        {listed.length === 0 && <li className={styles.none}>No column is called that</li>}
      </ul>
    </div>
  )
}

/** The shown columns in their order, each hidden one after the column it is defined behind. */
function interleave<Row>(columns: readonly Column<Row>[], ids: readonly string[]): Column<Row>[] {
  const byId = new Map(columns.map((column) => [column.id, column]))
  const result = ids.flatMap((id) => byId.get(id) ?? [])
  for (const [index, column] of columns.entries()) {
    if (ids.includes(column.id)) continue
    const before = columns[index - 1]
    result.splice(before ? result.indexOf(before) + 1 : 0, 0, column)
  }
  return result
}

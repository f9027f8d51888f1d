import { ListFilter, Plus } from 'lucide-react'
import { useState, type JSX, type ReactNode } from 'react'
import { Button } from '../button'
import { lazily } from '../lazily'
import { PopoverButton } from '../popover'
import { SearchField } from '../search-field'
import { FilterChip } from '../tag'
import type { Column } from './column'
import { checkFilter, describeFilter } from './filter'
import type { FilterEditorProps } from './filter-editor'
import type { FilterSheetProps } from './filter-sheet'
import { useNarrow } from './use-box'
import type { Filter, TableView } from './view'
import styles from './filter-bar.module.css'

// Pickers and drawers weigh as much as the rest of the table. The casts give back the parameter that a late component
// loses.
const FilterEditor = lazily(() => import('./filter-editor').then((module) => module.FilterEditor)) as <Row>(
  props: FilterEditorProps<Row>,
) => JSX.Element
const FilterSheet = lazily(() => import('./filter-sheet').then((module) => module.FilterSheet)) as <Row>(
  props: FilterSheetProps<Row>,
) => JSX.Element

export interface FilterBarProps<Row> {
  columns: readonly Column<Row>[]
  view: TableView
  onView: (view: TableView) => void
  /** What the quick filter is called. */
  label?: string
  /** After the filters. */
  tools?: ReactNode
  /** At the right: columns, export. */
  end?: ReactNode
}

/** The quick filter, the filters that are on, and a way to add one. On a phone all but the first share a sheet. */
export function FilterBar<Row>(props: FilterBarProps<Row>) {
  const { columns, view, onView, label = 'Filter these rows', tools, end } = props
  const narrow = useNarrow()
  const chips = <Chips {...{ columns, view, onView }} />
  return (
    <div role="search" aria-label="Filters" className={styles.bar}>
      <SearchField
        label={label}
        placeholder={label}
        narrows
        shortcut="/"
        value={view.quick}
        onChange={(quick) => onView({ ...view, quick })}
        className={styles.quick}
      />
      {narrow ? (
        <Sheet {...{ columns, view, onView, end }}>{chips}</Sheet>
      ) : (
        <>
          {chips}
          {tools}
          {end && <div className={styles.end}>{end}</div>}
        </>
      )}
    </div>
  )
}

type PartProps<Row> = Pick<FilterBarProps<Row>, 'columns' | 'view' | 'onView'>

function Chips<Row>({ columns, view, onView }: PartProps<Row>) {
  const setFilters = (filters: readonly Filter[]) => onView({ ...view, filters })
  return (
    <>
      {view.filters.map((filter, index) => {
        const column = columns.find((one) => one.id === filter.column)
        if (!column) return null
        const words = describeFilter(filter, column)
        return (
          <FilterChip
            key={`${filter.column} ${filter.op} ${filter.operand}`}
            {...words}
            error={checkFilter(filter, column)}
            onRemove={() => setFilters(view.filters.filter((_, at) => at !== index))}
            renderButton={(button) => (
              <PopoverButton label={`Change filter ${words.name}`} trigger={button} popClassName={styles.pop}>
                {(close) => (
                  <FilterEditor
                    columns={columns}
                    filter={filter}
                    onDone={(next) => {
                      setFilters(view.filters.map((old, at) => (at === index ? next : old)))
                      close()
                    }}
                  />
                )}
              </PopoverButton>
            )}
          />
        )
      })}
      <PopoverButton kind="plain" label="Add filter" icon={<Plus aria-hidden />} popClassName={styles.pop}>
        {(close) => (
          <FilterEditor
            columns={columns}
            onDone={(filter) => {
              setFilters([...view.filters, filter])
              close()
            }}
          />
        )}
      </PopoverButton>
    </>
  )
}

function Sheet<Row>({
  columns,
  view,
  onView,
  end,
  children,
}: PartProps<Row> & { end: ReactNode; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<ListFilter aria-hidden />} onClick={() => setOpen(true)} aria-haspopup="dialog">
        Filters {view.filters.length > 0 && <small>{view.filters.length}</small>}
      </Button>
      {open && (
        <FilterSheet {...{ columns, view, onView, end }} onClose={() => setOpen(false)}>
          {children}
        </FilterSheet>
      )}
    </>
  )
}

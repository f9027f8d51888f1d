import { ListFilter, Plus } from 'lucide-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { Button } from '../button'
import { PopoverButton } from '../popover'
import { SearchField } from '../search-field'
import { FilterChip } from '../tag'
import type { Column } from './column'
import { checkFilter, describeFilter } from './filter'
import { useNarrow } from './use-box'
import type { Filter, TableView } from './view'
import styles from './filter-bar.module.css'

// Fetched when they are first opened: pickers and drawers weigh as much as the rest of the table. The casts give back
// the parameter that a lazy component loses.
const FilterEditor = lazy(() =>
  import('./filter-editor').then((module) => ({ default: module.FilterEditor })),
) as unknown as typeof import('./filter-editor').FilterEditor
const FilterSheet = lazy(() =>
  import('./filter-sheet').then((module) => ({ default: module.FilterSheet })),
) as unknown as typeof import('./filter-sheet').FilterSheet

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

/** The quick filter, the filters that are on, and a way to add one. On a phone they share a sheet. */
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
        <Sheet {...{ columns, view, onView }}>{chips}</Sheet>
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
              <PopoverButton label={`Change filter ${words.name}`} trigger={button}>
                {(close) => (
                  <Suspense fallback={null}>
                    <FilterEditor
                      columns={columns}
                      filter={filter}
                      onDone={(next) => {
                        setFilters(view.filters.map((old, at) => (at === index ? next : old)))
                        close()
                      }}
                    />
                  </Suspense>
                )}
              </PopoverButton>
            )}
          />
        )
      })}
      <PopoverButton kind="plain" label="Add filter" icon={<Plus aria-hidden />}>
        {(close) => (
          <Suspense fallback={null}>
            <FilterEditor
              columns={columns}
              onDone={(filter) => {
                setFilters([...view.filters, filter])
                close()
              }}
            />
          </Suspense>
        )}
      </PopoverButton>
    </>
  )
}

function Sheet<Row>({ columns, view, onView, children }: PartProps<Row> & { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<ListFilter aria-hidden />} onClick={() => setOpen(true)} aria-haspopup="dialog">
        Filters {view.filters.length > 0 && <small>{view.filters.length}</small>}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <FilterSheet {...{ columns, view, onView }} onClose={() => setOpen(false)}>
            {children}
          </FilterSheet>
        </Suspense>
      )}
    </>
  )
}

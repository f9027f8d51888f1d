import { ListFilter, Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from '../button'
import { Drawer } from '../drawer'
import { PopoverButton } from '../popover'
import { SearchField } from '../search-field'
import { Select } from '../select'
import { FilterChip } from '../tag'
import type { Column } from './column'
import { checkFilter, describeFilter } from './filter'
import { FilterEditor } from './filter-editor'
import { useNarrow } from './use-box'
import type { Filter, TableView } from './view'
import styles from './filter-bar.module.css'

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
            key={index}
            {...words}
            error={checkFilter(filter, column)}
            onRemove={() => setFilters(view.filters.filter((_, at) => at !== index))}
            wrap={(button) => (
              <PopoverButton label={`Change filter ${words.name}`} trigger={button}>
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
      <PopoverButton kind="plain" label="Add filter" icon={<Plus aria-hidden />}>
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

function Sheet<Row>({ columns, view, onView, children }: PartProps<Row> & { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const [first] = view.sort
  return (
    <>
      <Button icon={<ListFilter aria-hidden />} onClick={() => setOpen(true)} aria-haspopup="dialog">
        Filters {view.filters.length > 0 && <small>{view.filters.length}</small>}
      </Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title="Filters"
        footer={
          <Button kind="main" onClick={() => setOpen(false)}>
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
      </Drawer>
    </>
  )
}

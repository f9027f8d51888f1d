/** What a plan changes, thing by thing, with a choice of which are shown and a search by name. */
import { useMemo, useState } from 'react'
import { number } from '../../ui/format'
import { Name } from '../../ui/name'
import { SearchField } from '../../ui/search-field'
import { Segmented } from '../../ui/segmented'
import { State } from '../../ui/state-glyph'
import type { Column } from '../../ui/table/column'
import { Table } from '../../ui/table/table'
import type { Sort } from '../../ui/table/view'
import { Tag } from '../../ui/tag'
import { outcomeGlyphs, outcomeNames, type PlanChange, type PlanRow } from './plan-rows'
import styles from './plan.module.css'

const parts = {
  all: { label: 'All', has: () => true },
  failed: { label: 'Failed', has: (row: PlanRow) => ['failed', 'missing', 'skipped', 'unknown'].includes(row.outcome) },
  verified: { label: 'Verified', has: (row: PlanRow) => row.outcome === 'verified' },
  left: { label: 'Not touched', has: (row: PlanRow) => row.outcome === 'left' },
} as const
type Part = keyof typeof parts
const names = Object.keys(parts) as Part[]

const wordsOf = ({ changes }: PlanRow): string => changes.map(({ words }) => words).join(', ')

const said = (row: PlanRow): string => row.words || outcomeNames[row.outcome]

const outcome: Column<PlanRow> = {
  id: 'outcome',
  title: 'Outcome',
  value: said,
  cell: (row) => (
    <span title={said(row)}>
      <State state={outcomeGlyphs[row.outcome]}>{said(row)}</State>
    </span>
  ),
  width: 320,
}

const columnsOf = (planned: boolean): readonly Column<PlanRow>[] => [
  {
    id: 'name',
    title: 'Name',
    value: (row) => row.name,
    cell: (row) => <Name>{row.name}</Name>,
    strong: true,
    width: 200,
  },
  {
    id: 'change',
    title: 'Change',
    value: (row) => wordsOf(row),
    cell: (row) =>
      row.changes.some(({ tag }) => tag) ? <Chips changes={row.changes} planned={planned} /> : wordsOf(row),
    width: 240,
  },
]

/** Tags as they look everywhere, with what happens to them before each. */
function Chips({ changes, planned }: { changes: readonly PlanChange[]; planned: boolean }) {
  return (
    <span className={styles.chips}>
      {changes.map(({ words, tag }) =>
        tag ? (
          <span key={words} className={styles.chip} data-off={!tag.on}>
            {tag.on ? '+' : '−'} <Tag isNew={planned && tag.isNew}>{tag.name}</Tag>
          </span>
        ) : (
          <span key={words}>{words}</span>
        ),
      )}
    </span>
  )
}

const before = columnsOf(true)
const after = [...columnsOf(false), outcome]

interface Props {
  rows: readonly PlanRow[]
  /** Nothing was sent yet: there are no outcomes to show. */
  planned?: boolean
}

export function PlanTable({ rows, planned }: Props) {
  const [part, setPart] = useState<Part>('all')
  const [text, setText] = useState('')
  const [sort, setSort] = useState<readonly Sort[]>([])
  const shownColumns = planned ? before : after
  const shown = useMemo(() => {
    const wanted = text.trim().toLowerCase()
    const some = rows.filter((row) => parts[part].has(row) && row.name.toLowerCase().includes(wanted))
    const [by] = sort
    const column = shownColumns.find(({ id }) => id === by?.column)
    if (!by || !column) return some
    const sign = by.desc ? -1 : 1
    return some.toSorted(
      (a, b) => sign * String(column.value(a)).localeCompare(String(column.value(b)), 'en', { numeric: true }),
    )
  }, [rows, part, text, sort, shownColumns])
  return (
    <div className={styles.things}>
      <div className={styles.bar}>
        {!planned && (
          <Segmented
            small
            label="Shown"
            value={part}
            onChange={setPart}
            options={names.map((name) => ({
              value: name,
              label: (
                <>
                  {parts[name].label} <small>{number(rows.filter(parts[name].has).length)}</small>
                </>
              ),
            }))}
          />
        )}
        <SearchField
          small
          narrows
          className={styles.filter}
          label="Filter these rows"
          placeholder="Filter these rows"
          value={text}
          onChange={setText}
        />
      </div>
      <div className={styles.table}>
        <Table
          label="Changes"
          rows={shown}
          columns={shownColumns}
          getId={(row) => row.id}
          sort={sort}
          onSort={setSort}
          card={(row) => ({
            title: <Name>{row.name}</Name>,
            // What an appliance said of a failure may be long, and whose it is stands before it.
            line: [row.words, wordsOf(row)].filter((words) => words !== '').join(' · '),
            ...(!planned && {
              aside: <State state={outcomeGlyphs[row.outcome]}>{outcomeNames[row.outcome]}</State>,
            }),
          })}
          rowState={(row) => (outcomeGlyphs[row.outcome] === 'danger' ? 'failed' : undefined)}
        />
      </div>
    </div>
  )
}

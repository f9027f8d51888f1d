/** What is asked: record types, limit, order, and the filter as a tree, in words and as JSON. */
import { ChevronDown, ChevronUp, SlidersHorizontal } from 'lucide-react'
import { useContext, useMemo, type ReactNode } from 'react'
import type { FilterField } from '../../catalog/filter-fields'
import { recordTypes } from '../../catalog/record-types'
import { recordLimit, type RecordFormat } from '../../catalog/records'
import { FilterTree } from '../../crud/filter-tree/filter-tree'
import { TreeAsJson, TreeInWords, type TreeView } from '../../crud/filter-tree/beside-tree'
import { Button } from '../../ui/button'
import { ComboBox } from '../../ui/combo-box'
import { MultiComboBox } from '../../ui/multi-combo-box'
import { number } from '../../ui/format'
import { NumberField } from '../../ui/number-field'
import { PopoverButton } from '../../ui/popover'
import { Select } from '../../ui/select'
import { typeTitle } from './columns'
import type { Query } from './query'
import { FoldContext, sentenceMark } from './rows-first'
import styles from './records.module.css'

interface Props {
  query: Query
  onChange: (change: Partial<Query>) => void
  fields: readonly FilterField[]
  formats: readonly RecordFormat[]
  hits: ReadonlyMap<string, string> | undefined
  /** The way to have the hits of each branch counted. */
  counting: ReactNode
  /** Under the sentence: hints. */
  hints: ReactNode
  /** Whether the release groups by fields. */
  groups: boolean
}

/** "HTTP and DNS response records", "Records of all types". */
export const thingsOf = (types: readonly string[]): string =>
  types.length === 0 ? 'Records of all types' : `${types.map(typeTitle).join(' and ')} records`

export function Composer({ query, onChange, fields, formats, hits, counting, hints, groups }: Props) {
  const typeOptions = useMemo(() => {
    const known = recordTypes.map(({ type, title }) => ({ value: type, label: title, hint: type }))
    const names = new Set(known.map(({ value }) => value))
    const more = formats.filter(({ name }) => !names.has(name))
    return [
      ...known,
      ...more.map(({ name, display_name = name }) => ({ value: name, label: display_name, hint: name })),
    ]
  }, [formats])
  const fieldOptions = useMemo(
    () => fields.filter(({ name }) => !name.startsWith('.')).map(({ name, label }) => ({ value: name, label })),
    [fields],
  )
  const set = (change: Partial<Query>) => onChange({ ...change, asGiven: false })
  return (
    <FilterTree
      className={styles.compose}
      label="Filter"
      value={query.filter}
      onChange={(filter) => onChange({ filter })}
      fields={fields}
      otherFields
      form="text"
      things={thingsOf(query.types)}
      above={
        <div className={styles.what}>
          <MultiComboBox
            label="Record types"
            hideLabel
            small
            className={styles.types}
            value={query.types}
            onChange={(types) => set({ types })}
            options={typeOptions}
            allowCustom
            placeholder={query.types.length === 0 ? 'All record types' : 'Add a type'}
          />
          <Options {...{ query, groups, fieldOptions }} onChange={set} />
          <span className={styles.counting}>{counting}</span>
        </div>
      }
      {...(hits && { hits })}
      beside={Beside}
      below={Sentence}
    >
      {hints}
    </FilterTree>
  )
}

/** Order, page and groups: rarely changed, so they do not take the place of rows. */
function Options({
  query,
  onChange,
  groups,
  fieldOptions,
}: Pick<Props, 'query' | 'onChange' | 'groups'> & { fieldOptions: readonly { value: string; label: string }[] }) {
  const [order] = query.order
  const words = [
    order ? `by ${order.field}` : 'newest first',
    `${number(query.limit, 0)} a page`,
    ...(query.group.length > 0 ? [`grouped by ${query.group.join(', ')}`] : []),
  ]
  return (
    <PopoverButton
      label="Options"
      title="Order, page and groups"
      kind="plain"
      small
      icon={<SlidersHorizontal aria-hidden />}
      content={
        <>
          Options <small>{words.join(', ')}</small>
        </>
      }
    >
      <div className={styles.options}>
        <ComboBox
          label="Order by"
          value={order?.field}
          onChange={(field) =>
            onChange({ order: field === undefined ? [] : [{ field, direction: order?.direction ?? 'desc' }] })
          }
          options={fieldOptions}
          allowCustom
          placeholder="Time, newest first"
        />
        {order && (
          <Select
            label="Direction"
            value={order.direction}
            onChange={(direction) => onChange({ order: [{ ...order, direction }] })}
            options={[
              { value: 'desc', label: 'Descending' },
              { value: 'asc', label: 'Ascending' },
            ]}
          />
        )}
        <NumberField
          label="Records a page"
          value={query.limit}
          min={1}
          max={recordLimit}
          onChange={(limit) => limit !== undefined && limit >= 1 && limit <= recordLimit && onChange({ limit })}
        />
        {groups && (
          <MultiComboBox
            label="Group by"
            optional
            value={query.group}
            onChange={(group) => onChange({ group })}
            options={fieldOptions}
            allowCustom
          />
        )}
      </div>
    </PopoverButton>
  )
}

/** The tree as JSON, and what seems odd about it. */
function Beside({ children, ...tree }: TreeView & { children?: ReactNode }) {
  return (
    <div className={styles.beside}>
      <div className={styles.asJson} role="group" aria-label="The filter as JSON">
        <h2>JSON</h2>
        <TreeAsJson {...tree} />
      </div>
      {children}
    </div>
  )
}

/** The query in one sentence. It stays in sight above the rows when the composer is out of it. */
function Sentence(tree: TreeView) {
  const { folded, can, fold, unfold } = useContext(FoldContext)
  return (
    <div className={styles.sentence} {...sentenceMark}>
      <section aria-label="In words" className={styles.inWords}>
        <TreeInWords {...tree} none={`${tree.things}, whatever they hold.`} />
      </section>
      {can && (
        <Button
          small
          kind="plain"
          icon={folded ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
          onClick={folded ? unfold : fold}
        >
          {folded ? 'Edit the query' : 'Rows first'}
        </Button>
      )}
    </div>
  )
}

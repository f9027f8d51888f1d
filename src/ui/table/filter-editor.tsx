import { useState } from 'react'
import { Button } from '../button'
import { classes } from '../class-names'
import { useFirstProblem } from '../first-problem'
import { MultiComboBox } from '../multi-combo-box'
import { pasteLines } from '../paste-lines'
import { Segmented } from '../segmented'
import { Select } from '../select'
import { TextField } from '../text-field'
import type { Column, ColumnKind } from './column'
import { checkFilter, operators, opWords } from './filter'
import type { Filter, FilterOp } from './view'
import styles from './filter-bar.module.css'

export interface FilterEditorProps<Row> {
  columns: readonly Column<Row>[]
  /** The filter to change; a new one without. */
  filter?: Filter | undefined
  onDone: (filter: Filter) => void
}

/** Column, operator, value. */
export function FilterEditor<Row>({ columns, filter, onDone }: FilterEditorProps<Row>) {
  const [draft, setDraft] = useState<Filter>(() => filter ?? fresh(columns[0]))
  const [tried, setTried] = useState(false)
  const [form, goToProblem] = useFirstProblem<HTMLDivElement>()
  const column = columns.find((one) => one.id === draft.column)
  const kind = column?.kind ?? 'text'
  const wrong = column ? checkFilter(draft, column) : 'Choose a column'
  const done = () => {
    if (!wrong) return onDone(draft)
    setTried(true)
    goToProblem()
  }
  const Ranges = draft.op === 'within' ? column?.ranges?.Editor : undefined
  const setOperand = (operand: string) => setDraft({ ...draft, operand })
  return (
    <div ref={form} className={classes(styles.editor, Ranges && styles.wide)}>
      <Select
        label="Column"
        value={draft.column}
        options={columns.map((one) => ({ value: one.id, label: one.title }))}
        onChange={(id) => setDraft(fresh(columns.find((one) => one.id === id)))}
      />
      <Select
        label="Condition"
        value={draft.op}
        options={operators(kind).map((op) => ({ value: op, label: opWords(op, kind) }))}
        onChange={(op) => setDraft({ ...draft, op, operand: suits(kind, draft.op, op) ? draft.operand : '' })}
      />
      {Ranges ? (
        // Choosing a range is all that is left to do.
        <Ranges value={draft.operand} onChange={(operand) => onDone({ ...draft, operand })} />
      ) : draft.op === 'is empty' ? (
        <Segmented
          label="Value"
          showLabel
          value={draft.operand === 'no' ? 'no' : 'yes'}
          options={[
            { value: 'yes', label: 'Empty' },
            { value: 'no', label: 'Not empty' },
          ]}
          onChange={(value) => setOperand(value === 'no' ? 'no' : '')}
        />
      ) : kind === 'boolean' ? (
        <Segmented
          label="Value"
          showLabel
          value={draft.operand}
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          onChange={setOperand}
        />
      ) : column?.options && draft.op !== 'contains' ? (
        <MultiComboBox
          label="Value"
          value={draft.operand.split(',').flatMap((part) => part.trim() || [])}
          options={column.options}
          error={tried ? wrong : undefined}
          onChange={(values) => setOperand(values.join(', '))}
        />
      ) : (
        <TextField
          label="Value"
          autoFocus
          value={draft.operand}
          hint={hintOf(kind, draft.op)}
          error={tried ? wrong : undefined}
          onChange={setOperand}
          onPaste={takesSeveral(kind, draft.op) ? (event) => pasteLines(event, ', ', setOperand) : undefined}
          onEnter={done}
        />
      )}
      {!Ranges && (
        <Button kind="main" onClick={done} className={styles.apply}>
          {filter ? 'Change filter' : 'Add filter'}
        </Button>
      )}
    </div>
  )
}

function fresh<Row>(column: Column<Row> | undefined): Filter {
  return { column: column?.id ?? '', op: operators(column?.kind)[0] ?? 'contains', operand: '' }
}

/** Operators whose values look like no other's. */
const ownValue: ReadonlySet<FilterOp> = new Set(['in', 'within', 'between', 'is empty'])

/** True where the value typed for one operator makes sense for another. */
function suits(kind: ColumnKind, before: FilterOp, after: FilterOp): boolean {
  return kind !== 'boolean' && !ownValue.has(before) && !ownValue.has(after)
}

/** Whether a value may be several. */
const takesSeveral = (kind: ColumnKind, op: FilterOp): boolean =>
  op === 'in' || ((op === 'is' || op === 'is not') && kind !== 'text' && kind !== 'time')

function hintOf(kind: ColumnKind, op: FilterOp): string | undefined {
  if (op === 'within') return 'The last 24h, 30min or 7d'
  if (op === 'in' && kind === 'address') return 'Addresses and blocks like 10.20.0.0/16; several with commas'
  if (op === 'in') return 'Several with commas or line breaks'
  if (kind === 'mac') return 'With any separators or none'
  if (op === 'matches') return 'A regular expression, like ^pay-(db|web)'
  if (op === 'between') return kind === 'time' ? '2026-01-31 to 2026-02-28 12:00' : '10 to 20'
  if (kind === 'time') return 'A day or time in UTC, like 2026-01-31 09:00'
  if (op === 'is' && kind !== 'text') return 'Several with commas'
  return undefined
}

/** One line for each appliance, in parts where there is a plan: listed, checked, under way, ended. */
import { ChevronRight } from 'lucide-react'
import { Fragment, useState, type ReactNode } from 'react'
import { classes } from '../../ui/class-names'
import { Name } from '../../ui/name'
import { Progress } from '../../ui/progress'
import { State, type StateKind } from '../../ui/state-glyph'
import { commonDomain, withoutDomain } from './common-domain'
import styles from './table.module.css'

export interface TargetRow {
  id: string
  name: string
  kind: string
  from: string
  to: string
  state: StateKind
  step: string
  fact: string
  done: number | null
  took: string
  /** Of what it is one of many that need no look; null where it stands for itself. */
  folds: 'verified' | 'waiting' | null
}

export interface TargetPart {
  id: string
  title: string
  aside: string
  rows: readonly TargetRow[]
}

/** So few are not worth a fold. */
const leastFolded = 3

interface Fold {
  id: string
  words: string
  rows: readonly TargetRow[]
}

/** The rows of a part in their order, with what is alike folded behind the first of it. */
function foldsOf(part: TargetPart): (TargetRow | Fold)[] {
  const alike = ({ folds, fact }: TargetRow) =>
    folds === null ? [] : part.rows.filter((row) => row.folds === folds && row.fact === fact)
  return part.rows.flatMap((row): (TargetRow | Fold)[] => {
    const [first, second, ...others] = alike(row)
    if (!second || others.length + 1 < leastFolded || row === first) return [row]
    if (row !== second) return []
    const last = others.at(-1) ?? second
    const words = `${others.length + 1} more ${row.folds ?? ''}`
    return [
      {
        id: `${part.id} ${row.folds ?? ''} ${row.fact}`,
        words: `${words} ${row.name} to ${last.name}`,
        rows: [row, ...others],
      },
    ]
  })
}

interface Props {
  parts: readonly TargetPart[]
  selected: string
  onSelect: (id: string) => void
  /** What the last column tells. */
  last: string
  empty: ReactNode
}

/** The rows as they are told beside each other: without the domain that all have. */
function shortened(parts: readonly TargetPart[], domain: string): readonly TargetPart[] {
  if (domain === '') return parts
  return parts.map((part) => ({
    ...part,
    rows: part.rows.map((row) => ({
      ...row,
      name: withoutDomain(row.name, domain),
      fact: row.fact.replaceAll(domain, ''),
    })),
  }))
}

export function TargetsTable({ parts: whole, selected, onSelect, last, empty }: Props) {
  const domain = commonDomain(whole.flatMap(({ rows }) => rows.map(({ name }) => name)))
  const parts = shortened(whole, domain)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) =>
    setOpen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  const line = (row: TargetRow) => (
    <tr
      key={row.id}
      className={classes(row.state === 'running' && styles.busy, row.state === 'danger' && styles.bad)}
      aria-selected={row.id === selected}
    >
      <th scope="row">
        <button type="button" className={styles.pick} title={`${row.name}${domain}`} onClick={() => onSelect(row.id)}>
          <Name>{row.name}</Name>
        </button>{' '}
        <small>{row.kind}</small>
      </th>
      <td className={styles.versions}>
        {row.from}
        {row.to && (
          <>
            {' '}
            <small>to</small> {row.to}
          </>
        )}
      </td>
      <td className={styles.step}>
        <State state={row.state}>{row.step}</State>
      </td>
      <td className={styles.fact} title={row.fact}>
        <span className={styles.progress}>
          {row.done !== null && <Progress bare label={`${row.name}: ${row.step}`} value={row.done} of={1} />}
          <span>{row.fact}</span>
        </span>
      </td>
      {last && <td className={styles.took}>{row.took}</td>}
    </tr>
  )
  return (
    <div className={styles.tableBox}>
      <table aria-label="Targets" className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.appliance}>
              Appliance
            </th>
            <th scope="col" className={styles.versions}>
              Version
            </th>
            <th scope="col" className={styles.step}>
              State
            </th>
            <th scope="col" className={styles.fact}>
              Facts
            </th>
            {last && (
              <th scope="col" className={styles.took}>
                {last}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <Fragment key={part.id}>
              {part.title && (
                <tr className={styles.part}>
                  <th scope="rowgroup" colSpan={5}>
                    {part.title} <small>{part.aside}</small>
                  </th>
                </tr>
              )}
              {foldsOf(part).map((one) => {
                if (!('rows' in one)) return line(one)
                const shown = open.has(one.id) || one.rows.some(({ id }) => id === selected)
                return (
                  <Fragment key={one.id}>
                    <tr className={styles.fold}>
                      <th scope="row" colSpan={5}>
                        <button type="button" aria-expanded={shown} onClick={() => toggle(one.id)}>
                          <ChevronRight size={14} strokeWidth={2} aria-hidden />
                          {one.words}
                        </button>
                      </th>
                    </tr>
                    {shown && one.rows.map(line)}
                  </Fragment>
                )
              })}
            </Fragment>
          ))}
        </tbody>
      </table>
      {parts.every(({ rows }) => rows.length === 0) && empty}
    </div>
  )
}

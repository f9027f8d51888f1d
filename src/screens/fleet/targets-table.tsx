/** One line for each appliance, in parts where there is a plan: listed, checked, under way, ended. */
import { Fragment, type ReactNode } from 'react'
import { classes } from '../../ui/class-names'
import { Name } from '../../ui/name'
import { Progress } from '../../ui/progress'
import { State, type StateKind } from '../../ui/state-glyph'
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
}

export interface TargetPart {
  id: string
  title: string
  aside: string
  rows: readonly TargetRow[]
}

interface Props {
  parts: readonly TargetPart[]
  selected: string
  onSelect: (id: string) => void
  /** What the last column tells. */
  last: string
  empty: ReactNode
}

export function TargetsTable({ parts, selected, onSelect, last, empty }: Props) {
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
              {part.rows.map((row) => (
                <tr
                  key={row.id}
                  className={classes(row.state === 'running' && styles.busy, row.state === 'danger' && styles.bad)}
                  aria-selected={row.id === selected}
                >
                  <th scope="row">
                    <button type="button" className={styles.pick} onClick={() => onSelect(row.id)}>
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
                      {row.done !== null && (
                        <Progress bare label={`${row.name}: ${row.step}`} value={row.done} of={1} />
                      )}
                      <span>{row.fact}</span>
                    </span>
                  </td>
                  {last && <td className={styles.took}>{row.took}</td>}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {parts.every(({ rows }) => rows.length === 0) && empty}
    </div>
  )
}

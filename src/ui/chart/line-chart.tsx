/** Lines over time. The drawing is fetched when the first chart is shown; the same figures stand as a table, too. */
import { ChartLine, Table2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../button'
import { time } from '../format'
import { useNow, useZone } from '../time-text'
import styles from './chart.module.css'
import type { Point, Series } from './series'

export interface LineChartProps {
  /** What is shown, for assistive technology. */
  label: string
  series: readonly Series[]
  points: readonly Point[]
  /** A value in words with its unit. */
  format: (value: number) => string
}

const Drawing = lazy(() => import('./drawing'))

function lastOf(points: readonly Point[], index: number): number | null {
  return points.findLast(({ values }) => values[index] !== null)?.values[index] ?? null
}

export function LineChart({ label, series, points, format }: LineChartProps) {
  const [asTable, setAsTable] = useState(false)
  const zone = useZone()
  const now = useNow(60_000)
  return (
    <figure className={styles.chart} aria-label={label}>
      {asTable ? (
        <div className={styles.table} tabIndex={0} role="group" aria-label={`${label} as a table`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Time</th>
                {series.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {points.map(({ at, values }) => (
                <tr key={at}>
                  <th scope="row">{time(at, zone, now)}</th>
                  {series.map(({ name }, index) => {
                    const value = values[index]
                    return <td key={name}>{value === null || value === undefined ? 'no data' : format(value)}</td>
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className={styles.plot}>
          <Suspense fallback={null}>
            <Drawing series={series} points={points} format={format} />
          </Suspense>
        </div>
      )}
      <figcaption>
        {series.map(({ name }, index) => {
          const last = lastOf(points, index)
          return (
            <span key={name} className={styles.key}>
              <svg viewBox="0 0 22 10" aria-hidden="true">
                <path d="M0 5h22" className={styles[`series${index + 1}`]} />
              </svg>
              {name} <b>{last === null ? 'no data' : format(last)}</b>
            </span>
          )
        })}
        <Button
          kind="plain"
          small
          icon={asTable ? <ChartLine aria-hidden /> : <Table2 aria-hidden />}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? 'View as chart' : 'View as table'}
        </Button>
      </figcaption>
    </figure>
  )
}

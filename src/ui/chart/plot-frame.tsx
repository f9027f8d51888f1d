/**
 * What stands around and behind the lines of a drawing: axes, grid, spans without data, threshold, marks. The library
 * has all of it, too, but keeps each part in a store of its own, and making those takes most of the time that a first
 * drawing takes.
 */
import styles from './chart.module.css'
import { axisHeight, axisWidth, edgeTop } from './layout'
import type { PlotMark } from './plot'
import { valueLabels, type Tick } from './ticks'

export interface PlotFrameProps {
  /** Of the whole drawing, px. */
  height: number
  /** Of the plot alone, px. */
  inner: number
  x: (at: number) => number
  y: (value: number) => number
  times: readonly Tick[]
  values: readonly number[]
  format: (value: number) => string
  /** In the range that is drawn. */
  gaps: readonly { from: number; to: number }[]
  threshold: number | null | undefined
  marks: readonly PlotMark[]
}

const marksOf = { alert: 'var(--danger-fill)', change: 'var(--info-fill)', note: 'var(--text-3)' }

/** Behind the lines. */
export function PlotFrame({ height, inner, x, y, times, values, format, gaps }: PlotFrameProps) {
  const bottom = height - axisHeight
  const right = axisWidth + inner
  const labels = valueLabels(values, format)
  return (
    <g>
      {gaps.map(({ from, to }) => (
        <g key={from} className={styles.gap}>
          <rect x={x(from)} y={edgeTop} width={Math.max(0, x(to) - x(from))} height={bottom - edgeTop} />
          {x(to) - x(from) > 56 && (
            <text x={(x(from) + x(to)) / 2} y={edgeTop + 14} textAnchor="middle" className={styles.tick}>
              no data
            </text>
          )}
        </g>
      ))}
      <path d={values.map((value) => `M${axisWidth} ${y(value)}H${right}`).join('')} stroke="var(--grid-line)" />
      <path d={`M${axisWidth} ${bottom}H${right}`} stroke="var(--line-2)" />
      {values.map((value, index) => (
        <text key={value} x={axisWidth - 8} y={y(value)} dy="0.355em" textAnchor="end" className={styles.tick}>
          {labels[index]}
        </text>
      ))}
      {times.map(({ at, label }) => (
        <text key={at} x={x(at)} y={bottom + 8} dy="0.71em" textAnchor="middle" className={styles.tick}>
          {label}
        </text>
      ))}
    </g>
  )
}

/** Over the lines. */
export function PlotLimits({ height, inner, x, y, format, threshold, marks }: PlotFrameProps) {
  const bottom = height - axisHeight
  const right = axisWidth + inner
  const limit = typeof threshold === 'number' ? y(threshold) : undefined
  return (
    <g>
      {typeof threshold === 'number' && limit !== undefined && (
        <>
          <path d={`M${axisWidth} ${limit}H${right}`} stroke="var(--danger-fill)" strokeDasharray="2 3" />
          {/* Above its line, but for one at the very top. */}
          <text
            x={right - 4}
            y={limit < edgeTop + (bottom - edgeTop) * 0.12 ? limit + 13 : limit - 5}
            textAnchor="end"
            className={styles.limit}
          >
            threshold {format(threshold)}
          </text>
        </>
      )}
      {marks.map(({ at, kind, title }) => (
        <path
          key={`${kind}${at}${title}`}
          d={`M${x(at)} ${edgeTop}V${bottom}`}
          stroke={marksOf[kind]}
          strokeDasharray="1 2"
        />
      ))}
    </g>
  )
}

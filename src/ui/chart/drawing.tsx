/** The drawing of a chart over time. It is the only file that knows the chart library, which weighs over 100 kB. */
import { memo, useMemo } from 'react'
import { Area, Bar, ComposedChart, Line, XAxis, YAxis } from 'recharts'
import type { Zone } from '../format'
import { dense, DenseLines } from './dense-lines'
import { axisHeight, axisWidth, edgeRight, edgeTop } from './layout'
import { gapsOf, type PlotGrid, type PlotKind, type PlotMark, type PlotSeries } from './plot'
import { PlotFrame, PlotLimits } from './plot-frame'
import type { Row } from './reduce'
import { lineOf } from './series-look'
import { valuesOn, within } from './scale'
import { timeTicks } from './ticks'
import { useRows } from './use-rows'

export interface DrawingProps {
  series: readonly PlotSeries[]
  grid: PlotGrid
  kind: PlotKind
  /** Of the whole drawing, px. */
  width: number
  height: number
  /** A value in words with its unit. */
  format: (value: number) => string
  zone: Zone
  now: number
  threshold?: number | null | undefined
  marks?: readonly PlotMark[] | undefined
}

const margin = { top: edgeTop, right: edgeRight, bottom: axisHeight, left: axisWidth }

/** True at values that have none beside them: a line would draw nothing. */
const alone = (rows: readonly Row[], at: number, series: number): boolean =>
  (rows[at]?.values[series] ?? null) !== null &&
  (rows[at - 1]?.values[series] ?? null) === null &&
  (rows[at + 1]?.values[series] ?? null) === null

/** Dots for values that stand alone; false where there are none, since a function is called for every point. */
function lonely(rows: readonly Row[], series: number, fill: string) {
  if (!rows.some((_, at) => alone(rows, at, series))) return false
  return ({ cx, cy, index = -1 }: { cx?: number; cy?: number; index?: number }) =>
    alone(rows, index, series) ? <circle key={index} cx={cx} cy={cy} r={1.75} fill={fill} /> : <g key={index} />
}

function Drawing(props: DrawingProps) {
  const { kind, width, height, format, zone, now, threshold, marks = [] } = props
  const stacked = kind === 'stacked' || kind === 'columns stacked'
  const columns = kind === 'column' || kind === 'columns stacked'
  const inner = Math.max(1, Math.round(width - axisWidth - edgeRight))
  // A column needs some width of its own.
  const read = useRows(props.series, props.grid, columns ? Math.floor(inner / 5) : inner, stacked)
  const { series, grid } = read
  const values = useMemo(() => valuesOn(series, grid, stacked, threshold), [series, grid, stacked, threshold])
  const domain = useMemo((): [number, number] => [values[0] ?? 0, values.at(-1) ?? 1], [values])
  const rows = useMemo(() => within(read.rows, series, domain, stacked), [read.rows, series, domain, stacked])
  const bars = columns && rows.length === grid.times.length
  const half = bars ? grid.step / 2 : 0
  const paths = (kind === 'line' || kind === 'area') && rows.length > dense
  const data = useMemo(
    () => (paths ? [] : rows.map(({ at, values }) => ({ at: at + half, values }))),
    [rows, half, paths],
  )
  const frame = useMemo(() => {
    const [lowest, highest] = domain
    const bottom = height - axisHeight
    return {
      height,
      inner,
      format,
      x: (at: number) => axisWidth + ((at - grid.from) / (grid.until - grid.from)) * inner,
      y: (value: number) => edgeTop + (1 - (value - lowest) / (highest - lowest)) * (bottom - edgeTop),
      times: timeTicks(grid.from, grid.until, inner, zone, now),
      values,
      gaps: gapsOf(series, grid).map(({ from, to }) => ({
        from: Math.max(from, grid.from),
        to: Math.min(to, grid.until),
      })),
      span: [grid.from, grid.until] as [number, number],
    }
  }, [values, domain, grid, inner, zone, now, series, height, format])
  const { x, y, span } = frame
  const around = {
    ...frame,
    threshold,
    marks: marks.filter(({ at }) => at >= grid.from && at <= grid.until),
  }
  if (paths)
    return (
      <svg className="recharts-surface" width={width} height={height} aria-hidden="true">
        <PlotFrame {...around} />
        <DenseLines {...{ series, rows, x, y }} floor={kind === 'area' ? y(0) : undefined} />
        <PlotLimits {...around} />
      </svg>
    )
  const wide = Math.max(1, Math.floor((inner / Math.max(1, grid.times.length)) * 0.8))
  return (
    <ComposedChart width={width} height={height} data={data} margin={margin} accessibilityLayer={false} barGap={0}>
      <XAxis hide dataKey="at" type="number" domain={span} allowDataOverflow />
      <YAxis hide domain={domain} />
      <PlotFrame {...around} />
      {series.map(({ id, name, slot, past }, index) => {
        const { stroke, dash, width: thick } = lineOf(slot)
        const shared = {
          name,
          dataKey: (row: (typeof data)[number]) => row.values[index],
          isAnimationActive: false,
          stroke,
          strokeWidth: thick,
          opacity: past ? 0.55 : 1,
          ...(dash !== undefined && { strokeDasharray: dash }),
        } as const
        if (bars)
          return (
            <Bar
              key={id}
              {...shared}
              stroke="none"
              fill={stroke}
              barSize={stacked ? wide : Math.max(1, Math.floor(wide / series.length))}
              {...(stacked && { stackId: past ? 'past' : 'now' })}
            />
          )
        if (kind === 'line')
          return <Line key={id} {...shared} activeDot={false} connectNulls={false} dot={lonely(rows, index, stroke)} />
        return (
          <Area
            key={id}
            {...shared}
            activeDot={false}
            dot={false}
            connectNulls={false}
            fill={stroke}
            fillOpacity={past ? 0.06 : stacked ? 0.28 : 0.12}
            {...(stacked && { stackId: past ? 'past' : 'now' })}
          />
        )
      })}
      <PlotLimits {...around} />
    </ComposedChart>
  )
}

// The cursor moves over it without drawing it again.
export default memo(Drawing)

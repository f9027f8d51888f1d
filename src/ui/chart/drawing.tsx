/** The drawing of a chart over time. It is the only file that knows the chart library, which weighs over 100 kB. */
import { memo, useMemo } from 'react'
import { Area, Bar, CartesianGrid, ComposedChart, Line, ReferenceArea, ReferenceLine, XAxis, YAxis } from 'recharts'
import type { Zone } from '../format'
import styles from './chart.module.css'
import { dense, DenseLines } from './dense-lines'
import { axisHeight, axisWidth, edgeRight, edgeTop } from './layout'
import { gapsOf, type PlotGrid, type PlotKind, type PlotMark, type PlotSeries } from './plot'
import type { Row } from './reduce'
import { lineOf } from './series-look'
import { timeTicks, valueTicks } from './ticks'
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

const tick = { className: styles.tick, fontSize: 11 }
const none = { top: edgeTop, right: edgeRight, bottom: 0, left: 0 }

const marksOf = { alert: 'var(--danger-fill)', change: 'var(--info-fill)', note: 'var(--text-3)' }

/** The least and the greatest value that is drawn; of layers, of their sums. */
function domainOf(rows: readonly Row[], stacked: boolean, threshold: number | null | undefined): [number, number] {
  let least = threshold ?? 0
  let greatest = threshold ?? 0
  for (const { values } of rows) {
    let sum = 0
    for (const value of values) {
      if (value === null) continue
      sum += value
      const seen = stacked ? sum : value
      if (seen < least) least = seen
      if (seen > greatest) greatest = seen
    }
  }
  return [least, greatest]
}

const corner = ({ values }: { values: readonly number[] }) => values[0]

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
  const { rows, series, grid } = useRows(props.series, props.grid, columns ? Math.floor(inner / 5) : inner, stacked)
  const bars = columns && rows.length === grid.times.length
  const half = bars ? grid.step / 2 : 0
  const paths = (kind === 'line' || kind === 'area') && rows.length > dense
  const data = useMemo(
    () => (paths ? [] : rows.map(({ at, values }) => ({ at: at + half, values }))),
    [rows, half, paths],
  )
  const gaps = useMemo(() => gapsOf(series, grid), [series, grid])
  const axis = useMemo(() => {
    const ticks = valueTicks(...domainOf(rows, stacked, threshold))
    const times = timeTicks(grid.from, grid.until, inner, zone, now)
    const labels = new Map(times.map(({ at, label }) => [at, label]))
    return {
      ticks,
      values: [ticks[0] ?? 0, ticks.at(-1) ?? 1] as [number, number],
      span: [grid.from, grid.until] as [number, number],
      times: times.map(({ at }) => at),
      label: (at: number) => labels.get(at) ?? '',
    }
  }, [rows, stacked, threshold, grid, inner, zone, now])
  const { ticks } = axis
  const [lowest, highest] = axis.values
  // Axes stand where something is drawn: two corners hold them for lines that the library does not know of.
  const corners = useMemo(
    () => [
      { at: grid.from, values: [lowest] },
      { at: grid.until, values: [highest] },
    ],
    [grid, lowest, highest],
  )
  const wide = Math.max(1, Math.floor((inner / Math.max(1, grid.times.length)) * 0.8))
  return (
    <ComposedChart
      width={width}
      height={height}
      data={paths ? corners : data}
      margin={none}
      accessibilityLayer={false}
      barGap={0}
      className={styles.drawing}
    >
      <CartesianGrid vertical={false} stroke="var(--grid-line)" horizontalValues={ticks} />
      <XAxis
        dataKey="at"
        type="number"
        domain={axis.span}
        includeHidden
        allowDataOverflow
        ticks={axis.times}
        interval={0}
        tickFormatter={axis.label}
        tick={tick}
        tickLine={false}
        height={axisHeight}
        stroke="var(--line-2)"
      />
      <YAxis
        domain={axis.values}
        includeHidden
        ticks={ticks}
        interval={0}
        tickFormatter={format}
        tick={tick}
        tickLine={false}
        axisLine={false}
        width={axisWidth}
      />
      {gaps.map(({ from, to }) => (
        <ReferenceArea
          key={from}
          x1={Math.max(from, grid.from)}
          x2={Math.min(to, grid.until)}
          className={styles.gap}
          {...(((to - from) / (grid.until - grid.from)) * inner > 56 && {
            label: { value: 'no data', position: 'insideTop' as const, className: styles.tick, fontSize: 11 },
          })}
        />
      ))}
      {paths && <Line hide dataKey={corner} dot={false} activeDot={false} isAnimationActive={false} />}
      {paths && (
        <DenseLines
          series={series}
          rows={rows}
          x={(at) => axisWidth + ((at - grid.from) / (grid.until - grid.from)) * inner}
          y={(value) => edgeTop + (1 - (value - lowest) / (highest - lowest)) * (height - edgeTop - axisHeight)}
          floor={
            kind === 'area'
              ? height - axisHeight - ((0 - lowest) / (highest - lowest)) * (height - edgeTop - axisHeight)
              : undefined
          }
        />
      )}
      {!paths &&
        series.map(({ id, name, slot, past }, index) => {
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
            return (
              <Line key={id} {...shared} activeDot={false} connectNulls={false} dot={lonely(rows, index, stroke)} />
            )
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
      {typeof threshold === 'number' && (
        <ReferenceLine
          y={threshold}
          stroke="var(--danger-fill)"
          strokeDasharray="2 3"
          label={{
            value: `threshold ${format(threshold)}`,
            // Above its line, but for one at the very top.
            position: threshold > highest - (highest - lowest) * 0.12 ? 'insideTopRight' : 'insideBottomRight',
            className: styles.limit,
            fontSize: 11,
          }}
        />
      )}
      {marks
        .filter(({ at }) => at >= grid.from && at <= grid.until)
        .map(({ at, kind: what, title }) => (
          <ReferenceLine key={`${what}${at}${title}`} x={at} stroke={marksOf[what]} strokeDasharray="1 2" />
        ))}
    </ComposedChart>
  )
}

// The cursor moves over it without drawing it again.
export default memo(Drawing)

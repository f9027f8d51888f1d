/** An answer, drawn as its panel says. */
import { useMemo } from 'react'
import { BarList } from '../../ui/chart/bar-list'
import type { Cursor } from '../../ui/chart/cursor'
import { DataTable } from '../../ui/chart/data-table'
import { Heat } from '../../ui/chart/heat'
import { Legend, type LegendRow } from '../../ui/chart/legend'
import type { PlotKind, PlotMark, PlotSeries } from '../../ui/chart/plot'
import { slotsFor } from '../../ui/chart/slots'
import { TimeChart } from '../../ui/chart/time-chart'
import { useNow, useZone } from '../../ui/time-text'
import type { Answer } from '../../work/metrics/ask'
import { figuresOf } from '../../work/metrics/frame'
import type { Panel } from '../../work/metrics/panel'
import { subjectOf } from '../../work/metrics/question'
import styles from './chart.module.css'
import { bucketKind, formatOf, identityOf, seriesName, titleOf } from './words'

export interface ChartViewProps {
  panel: Panel
  answer: Answer
  names: ReadonlyMap<string, string>
  cursor: Cursor
  asTable: boolean
  /** Of the plot, px. */
  height: number
  marks?: readonly PlotMark[] | undefined
  onZoom?: ((from: number, until: number) => void) | undefined
  onZoomOut?: (() => void) | undefined
  /** `replaces`: in the place of the change before. */
  onHidden?: ((hidden: string[], replaces?: boolean) => void) | undefined
  /** Without the table below. */
  bare?: boolean
}

/** The series of an answer with their names, colours and marks. */
export function plotSeries(panel: Panel, answer: Answer, names: ReadonlyMap<string, string>): PlotSeries[] {
  const identities = answer.series.map((series) => identityOf(series, answer.series))
  const slots = slotsFor(identities)
  return answer.series.map((series, index) => ({
    id: series.id,
    name: seriesName(series, answer, panel, names),
    slot: slots.get(identities[index] ?? '') ?? 0,
    values: series.values,
    past: series.past !== 'none',
    ...(series.steps && { steps: series.steps }),
  }))
}

export function ChartView(props: ChartViewProps) {
  const { panel, answer, names, cursor, asTable, height, marks, onZoom, onZoomOut, onHidden, bare } = props
  const zone = useZone()
  const now = useNow(3_600_000)
  const format = formatOf(answer.unit)
  const title = titleOf(panel, names)
  const { grid } = answer
  const all = useMemo(() => plotSeries(panel, answer, names), [panel, answer, names])
  const shown = useMemo(() => all.filter(({ id }) => !panel.hidden.includes(id)), [all, panel.hidden])
  const rows = useMemo(
    (): LegendRow[] =>
      all.map((series) => ({
        series,
        hidden: panel.hidden.includes(series.id),
        ...figuresOf(series.values, grid.edges),
      })),
    [all, panel.hidden, grid],
  )
  const toggled = (id: string) =>
    panel.hidden.includes(id) ? panel.hidden.filter((one) => one !== id) : [...panel.hidden, id]
  /** A double click: what its first click did is taken back, so that both are one step. */
  const only = (id: string) => {
    const hidden = toggled(id)
    const others = all.filter((series) => series.id !== id).map((series) => series.id)
    const alone = others.every((other) => hidden.includes(other)) && !hidden.includes(id)
    onHidden?.(alone ? [] : others, true)
  }
  if (asTable || panel.draw === 'table')
    return <DataTable {...{ label: title, series: shown, grid, format, zone, now, height: height + 110 }} />
  if (panel.draw === 'bars') {
    const bars = shown.map(({ id, name }) => ({ id, name, value: answer.totals.get(id) ?? null }))
    const unknown = answer.complete ? undefined : 'reading…'
    return (
      <div className={styles.scroll} style={{ maxHeight: height + 110 }}>
        <BarList label={title} bars={bars} format={format} unknown={unknown} />
      </div>
    )
  }
  if (panel.draw === 'figure')
    return (
      <div className={styles.figures}>
        {shown.map((series) => (
          <div key={series.id}>
            <small>{shown.length > 1 ? series.name : 'Over the whole range'}</small>
            <b>{figureText(answer, series.id, format)}</b>
            <TimeChart
              label={series.name}
              series={[series]}
              grid={grid}
              kind="area"
              height={96}
              format={format}
              cursor={cursor}
              threshold={panel.threshold}
            />
          </div>
        ))}
      </div>
    )
  const { adds } = subjectOf(panel)
  const stacked = panel.draw === 'stacked' || (panel.draw === 'column' && adds && !panel.against)
  const kind: PlotKind =
    panel.draw === 'column' ? (stacked ? 'columns stacked' : 'column') : panel.draw === 'heat' ? 'line' : panel.draw
  return (
    <>
      {panel.draw === 'heat' ? (
        <Heat {...{ label: title, series: shown, grid, height, format, cursor, marks, onZoom, onZoomOut }} />
      ) : (
        <TimeChart
          {...{ label: title, series: shown, grid, kind, height, format, cursor, marks, onZoom, onZoomOut }}
          threshold={panel.threshold}
        />
      )}
      {!bare && (
        <Legend
          {...{ rows, grid, cursor, format, zone, now, stacked }}
          bucket={bucketKind(panel, answer)}
          onToggle={onHidden && ((id) => onHidden(toggled(id)))}
          onOnly={onHidden && only}
        />
      )}
    </>
  )
}

function figureText(answer: Answer, id: string, format: (value: number) => string): string {
  const value = answer.totals.get(id)
  if (value !== null && value !== undefined) return format(value)
  return answer.complete ? 'not known' : 'reading…'
}

/** A chart over time in a given place: its drawing is fetched when the first is shown, and never larger than its place. */
import { useMemo } from 'react'
import { lazily } from '../lazily'
import { useNow, useZone } from '../time-text'
import styles from './chart.module.css'
import type { Cursor } from './cursor'
import { CursorLayer } from './cursor-layer'
import { EdgeHatch } from './edge-hatch'
import type { PlotGrid, PlotKind, PlotMark, PlotSeries } from './plot'
import { useInTurn } from './turns'
import { useWidth } from './use-width'

const Drawing = lazily(() => import('./drawing').then((module) => module.default), { ahead: false })

/** Has the library fetched before the first chart has its data. */
export const fetchDrawing = (): void => Drawing.fetchNow()

export interface TimeChartProps {
  label: string
  /** Those that are switched off are left out. */
  series: readonly PlotSeries[]
  grid: PlotGrid
  kind: PlotKind
  height: number
  format: (value: number) => string
  cursor: Cursor
  threshold?: number | null | undefined
  marks?: readonly PlotMark[] | undefined
  onZoom?: ((from: number, until: number) => void) | undefined
  onZoomOut?: (() => void) | undefined
}

export function TimeChart(props: TimeChartProps) {
  const { label, series, grid, kind, height, format, cursor, threshold, marks, onZoom, onZoomOut } = props
  const [box, width] = useWidth()
  const zone = useZone()
  const now = useNow(3_600_000)
  // New words for numbers draw everything again, so they are the same as long as they say the same.
  const asked = useMemo(
    () => ({ shared: { series, grid, format, zone, now, threshold }, kind }),
    [series, grid, format, zone, now, threshold, kind],
  )
  const { shared, kind: drawnAs } = useInTurn(asked)
  return (
    <div ref={box} className={styles.plot} style={{ height }}>
      {width > 0 && (
        <>
          <EdgeHatch grid={shared.grid} width={width} height={height} />
          <Drawing {...shared} kind={drawnAs} width={width} height={height} marks={marks} />
          <CursorLayer
            {...shared}
            label={label}
            width={width}
            height={height}
            cursor={cursor}
            dots={drawnAs === 'line' || drawnAs === 'area'}
            marks={marks}
            onZoom={onZoom}
            onZoomOut={onZoomOut}
          />
        </>
      )}
    </div>
  )
}

/**
 * Lines of many points, each as one path. The library measures and keeps every point of a line for tooltips and labels
 * of its own, which nobody uses here: with hundreds of points in hundreds of columns of pixels that is what takes long.
 */
import { lineOf } from './series-look'
import type { PlotSeries } from './plot'
import type { Row } from './reduce'

/** Lines with more points than this are drawn as a path. */
export const dense = 500

interface DenseLinesProps {
  series: readonly PlotSeries[]
  rows: readonly Row[]
  x: (at: number) => number
  y: (value: number) => number
  /** Where the area below begins, px; undefined for lines alone. */
  floor: number | undefined
}

/** A path through the values of one series, with a new beginning behind every gap. */
function pathOf(rows: readonly Row[], index: number, { x, y, floor }: Pick<DenseLinesProps, 'x' | 'y' | 'floor'>) {
  let line = ''
  let area = ''
  let begun: number | undefined
  let last = 0
  const close = () => {
    if (begun !== undefined && floor !== undefined) area += `L${last} ${floor}L${begun} ${floor}Z`
    begun = undefined
  }
  for (const { at, values } of rows) {
    const value = values[index] ?? null
    if (value === null) {
      close()
      continue
    }
    const place = Math.round(x(at) * 10) / 10
    const step = `${begun === undefined ? 'M' : 'L'}${place} ${Math.round(y(value) * 10) / 10}`
    line += step
    if (floor !== undefined) area += step
    begun ??= place
    last = place
  }
  close()
  return { line, area }
}

export function DenseLines({ series, rows, x, y, floor }: DenseLinesProps) {
  return (
    <g>
      {series.map(({ id, slot, past }, index) => {
        const { stroke, dash, width } = lineOf(slot)
        const { line, area } = pathOf(rows, index, { x, y, floor })
        return (
          <g key={id} opacity={past ? 0.55 : 1}>
            {floor !== undefined && <path d={area} fill={stroke} fillOpacity={past ? 0.06 : 0.12} stroke="none" />}
            <path
              className="recharts-curve recharts-line-curve"
              d={line}
              fill="none"
              stroke={stroke}
              strokeWidth={width}
              // What stands alone leaves a dot.
              strokeLinecap="round"
              {...(dash !== undefined && { strokeDasharray: dash })}
            />
          </g>
        )
      })}
    </g>
  )
}

import { useId } from 'react'
import styles from './chart.module.css'
import { edgeWords } from './cursor-layer'
import { axisHeight, axisWidth, edgeRight, edgeTop } from './layout'
import type { PlotGrid } from './plot'

/** Hatches the buckets that are not whole, and names them. */
export function EdgeHatch({ grid, width, height }: { grid: PlotGrid; width: number; height: number }) {
  const id = useId()
  const inner = Math.max(1, width - axisWidth - edgeRight)
  const x = (at: number) => axisWidth + ((at - grid.from) / (grid.until - grid.from)) * inner
  return (
    <svg className={styles.hatch} width={width} height={height} role="presentation">
      <defs>
        <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V5" />
        </pattern>
      </defs>
      {grid.edges.map(({ at }) => {
        const start = grid.times[at]
        if (start === undefined) return null
        const left = Math.max(axisWidth, x(start))
        const right = Math.min(axisWidth + inner, x(start + grid.step))
        return (
          <rect
            key={at}
            x={left}
            y={edgeTop}
            width={Math.max(3, right - left)}
            height={height - edgeTop - axisHeight}
            fill={`url(#${id})`}
          >
            <title>{`This bucket is not whole: ${edgeWords(grid, at) ?? ''}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}

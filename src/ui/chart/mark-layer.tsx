/** Signs of what happened, above the axis of time: each kind has its colour and its shape, and its words at the cursor. */
import { memo } from 'react'
import styles from './chart.module.css'
import { edgeTop } from './layout'
import { markWords, type PlotMark } from './plot'

/** Paths around the moment, from the top of the plot on. */
const shapes: Record<PlotMark['kind'], string> = {
  alert: 'M-5-3H5L0 5z',
  change: 'M0-4 4 0 0 4-4 0z',
  note: 'M-3.500-3.500h7v7h-7z',
}

/** Signs that lie closer to the cursor than this are said, px. */
export const reach = 5

/** Signs that were met, in words: "Change: admin patched a device". */
export const wordsOf = (marks: readonly PlotMark[]): string[] => {
  const words = marks.slice(0, 3).map(({ kind, title }) => `${markWords[kind]}: ${title}`)
  return marks.length > 3 ? [...words, `and ${marks.length - 3} more`] : words
}

interface MarkLayerProps {
  marks: readonly PlotMark[]
  x: (at: number) => number
}

function MarkLayer({ marks, x }: MarkLayerProps) {
  return (
    <g>
      {marks.map(({ at, kind, title }) => (
        <g key={`${kind}${at}${title}`} className={styles[kind]} transform={`translate(${x(at)} ${edgeTop})`}>
          <path d={shapes[kind]} />
        </g>
      ))}
    </g>
  )
}

export default memo(MarkLayer)

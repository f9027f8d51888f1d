import { classes } from './class-names'
import styles from './loading-rows.module.css'

/** Of a column that the rows will have. */
export interface LoadingPlace {
  /** Px. */
  width: number
  /** Where its words will stand, or that it is a column of boxes to tick. */
  shape: 'left' | 'right' | 'box'
}

export interface LoadingRowsProps {
  /** What is on its way, for screen readers. */
  label: string
  rows?: number
  columns?: number
  /** The bars stand where the words will. */
  places?: readonly LoadingPlace[] | undefined
}

/** Grey bars where the first rows will be. For the first time only: later the old rows stay, dimmed. */
export function LoadingRows({ label, rows = 6, columns = 3, places }: LoadingRowsProps) {
  return (
    <div role="status" aria-label={`${label}: on the way`} className={styles.rows}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={places ? styles.placed : styles.row} aria-hidden="true">
          {Array.from({ length: places?.length ?? columns }, (_, column) => {
            const share = `${widths[(row * 3 + column * 5) % widths.length] ?? 50}%`
            const place = places?.[column]
            if (!place) return <Bar key={column} width="100%" share={share} />
            return (
              <span key={column} className={classes(styles.place, styles[place.shape])} style={{ width: place.width }}>
                {place.shape === 'box' ? <i /> : <Bar width={share} share="100%" />}
              </span>
            )
          })}
        </div>
      ))}
    </div>
  )
}

const Bar = ({ width, share }: { width: string; share: string }) => (
  <svg height="8" width={width}>
    <rect width={share} height="8" rx="2" />
  </svg>
)

const widths = [70, 54, 82, 40, 60, 48, 66]

import styles from './loading-rows.module.css'

export interface LoadingRowsProps {
  /** What is on its way, for screen readers. */
  label: string
  rows?: number
  columns?: number
}

/** Grey bars where the first rows will be. For the first time only: later the old rows stay, dimmed. */
export function LoadingRows({ label, rows = 6, columns = 3 }: LoadingRowsProps) {
  return (
    <div role="status" aria-label={`${label}: on the way`} className={styles.rows}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row} aria-hidden="true">
          {Array.from({ length: columns }, (_, column) => (
            <svg key={column} height="8" width="100%">
              <rect width={`${widths[(row * 3 + column * 5) % widths.length]}%`} height="8" rx="2" />
            </svg>
          ))}
        </div>
      ))}
    </div>
  )
}

const widths = [70, 54, 82, 40, 60, 48, 66]

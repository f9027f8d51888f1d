import styles from './loading-rows.module.css'

export interface LoadingRowsProps {
  /** What is on its way, for screen readers. */
  label: string
  rows?: number
  columns?: number
  /** Of the columns that the rows will have, px: the bars stand where the words will. */
  places?: readonly number[] | undefined
}

/** Grey bars where the first rows will be. For the first time only: later the old rows stay, dimmed. */
export function LoadingRows({ label, rows = 6, columns = 3, places }: LoadingRowsProps) {
  return (
    <div role="status" aria-label={`${label}: on the way`} className={styles.rows}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={places ? styles.placed : styles.row} aria-hidden="true">
          {Array.from({ length: places?.length ?? columns }, (_, column) => {
            const share = widths[(row * 3 + column * 5) % widths.length] ?? 50
            const place = places?.[column]
            return (
              <svg key={column} height="8" width={place ?? '100%'}>
                <rect
                  x={place === undefined ? 0 : 8}
                  width={place === undefined ? `${share}%` : (Math.max(0, place - 16) * share) / 100}
                  height="8"
                  rx="2"
                />
              </svg>
            )
          })}
        </div>
      ))}
    </div>
  )
}

const widths = [70, 54, 82, 40, 60, 48, 66]

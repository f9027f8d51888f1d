/** One value for each series, the greatest first, as bars beside their words. */
import styles from './figures.module.css'

export interface Bar {
  id: string
  name: string
  /** Null where it is not known. */
  value: number | null
}

export function BarList({
  label,
  bars,
  format,
  unknown = 'not known',
}: {
  label: string
  bars: readonly Bar[]
  format: (value: number) => string
  /** Stands for a value that is not there. */
  unknown?: string | undefined
}) {
  const sorted = bars.toSorted((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity))
  const most = Math.max(0, ...sorted.map(({ value }) => Math.abs(value ?? 0)))
  return (
    <table className={styles.bars} aria-label={label}>
      <tbody>
        {sorted.map(({ id, name, value }) => (
          <tr key={id}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <td aria-hidden="true">
              <svg height={8} width="100%">
                <rect width={`${most > 0 ? Math.max(0.5, (Math.abs(value ?? 0) / most) * 100) : 0}%`} height={8} />
              </svg>
            </td>
            <td>{value === null ? unknown : format(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

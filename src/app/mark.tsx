/** The product's mark: one hop between two stops. */
import styles from './mark.module.css'

export function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 24 20" aria-hidden="true">
      <path d="M3 14C6 2 18 2 21 14" />
      <path d="M1 18.5h22" />
      <circle cx="3" cy="14" r="2.2" />
      <circle cx="12" cy="14" r="1.5" />
      <circle cx="21" cy="14" r="2.2" />
    </svg>
  )
}

import type { ComponentProps } from 'react'
import styles from './unseen.module.css'

/** Text for screen readers alone. */
export function Unseen(props: ComponentProps<'span'>) {
  return <span {...props} className={styles.unseen} />
}

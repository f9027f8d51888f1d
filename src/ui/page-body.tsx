import type { ReactNode } from 'react'
import styles from './page-body.module.css'

/** What scrolls under the head of a page. */
export const PageBody = ({ children }: { children: ReactNode }) => (
  <div className={styles.body} data-scrolls>
    {children}
  </div>
)

import type { ComponentProps } from 'react'
import styles from './tick-box.module.css'

/** The box that selects a row, or all; its cell has the focus. */
export const TickBox = (props: Omit<ComponentProps<'input'>, 'type' | 'className' | 'tabIndex'>) => (
  <input {...props} type="checkbox" tabIndex={-1} className={styles.box} />
)

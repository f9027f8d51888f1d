import type { ComponentProps } from 'react'
import { classes } from '../class-names'
import styles from '../checkbox.module.css'

/** The box that selects a row, or all; its cell has the focus. */
export const TickBox = (props: Omit<ComponentProps<'input'>, 'type' | 'className' | 'tabIndex'>) => (
  <input {...props} type="checkbox" tabIndex={-1} className={classes(styles.check, styles.alone)} />
)

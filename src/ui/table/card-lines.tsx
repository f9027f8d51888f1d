import type { ReactNode } from 'react'
import { classes } from '../class-names'
import styles from './card-lines.module.css'
import tableStyles from './table.module.css'

/** The two lines of a row on a phone: title and aside, then line and end. */
export interface CardParts {
  title: ReactNode
  aside?: ReactNode
  line?: ReactNode
  /** Stands before the rest of the line, and leaves it some room. */
  chosen?: string
  end?: ReactNode
}

export function CardLines({ parts, href }: { parts: CardParts; href: string | undefined }) {
  return (
    <>
      <span className={styles.line}>
        {href === undefined ? (
          <b className={styles.title}>{parts.title}</b>
        ) : (
          <a href={href} tabIndex={-1} className={classes(styles.title, tableStyles.link)}>
            {parts.title}
          </a>
        )}
        {parts.aside && <span className={styles.aside}>{parts.aside}</span>}
      </span>
      {(parts.line || parts.end || parts.chosen) && (
        <span className={styles.line}>
          <span className={styles.rest}>
            {parts.chosen && <span className={styles.chosen}>{parts.chosen}</span>}
            {typeof parts.line === 'string' ? <span className={styles.words}>{parts.line}</span> : parts.line}
          </span>
          {parts.end && <span className={styles.end}>{parts.end}</span>}
        </span>
      )}
    </>
  )
}

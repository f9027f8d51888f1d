import type { ReactNode } from 'react'
import { classes } from './class-names'
import { Guarded } from './guarded'
import { longestName } from './name'
import styles from './page-header.module.css'
import { bounded } from './table/bounded'

export interface Crumb {
  title: ReactNode
  href?: string
}

/** The way to an inner page; the page itself is its h1. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs">
      <ol className={styles.crumbs}>
        {items.map((item) => (
          <li key={item.href ?? 'here'}>
            {item.href === undefined ? item.title : <a href={item.href}>{item.title}</a>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

export interface PageHeaderProps {
  title: ReactNode
  /** Only on inner pages. */
  crumbs?: readonly Crumb[]
  /** A state beside the title. */
  glyph?: ReactNode
  /** How many, how old. */
  facts?: ReactNode
  /** The main one last. */
  actions?: ReactNode
  /** A hairline below, where no tabs or toolbar follow. */
  ruled?: boolean
  /** Its actions are so many that on a phone they begin beside the title and go on below it. */
  flows?: boolean
}

/** What page this is, what is on it, what one can do. */
export function PageHeader({ title, crumbs, glyph, facts, actions, ruled, flows }: PageHeaderProps) {
  return (
    <header className={classes(styles.head, ruled && styles.ruled, flows && styles.flows)}>
      <div className={styles.name}>
        {crumbs && crumbs.length > 0 && <Breadcrumbs items={crumbs} />}
        <h1 className={styles.title}>
          {glyph}
          <span className={styles.words}>
            <Guarded small what="Title" of={title}>
              {bounded(title, longestName)}
            </Guarded>
          </span>
        </h1>
      </div>
      {facts && (
        <div className={styles.facts} title={typeof facts === 'string' ? facts : undefined}>
          <Guarded small what="Facts" of={facts}>
            {facts}
          </Guarded>
        </div>
      )}
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}

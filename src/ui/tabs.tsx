import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { classes } from './class-names'
import { number } from './format'
import { Guarded } from './guarded'
import styles from './tabs.module.css'

export interface TabItem {
  id: string
  title: ReactNode
  count?: number | string | undefined
  /** With it the tabs are links: the choice lives in the address. */
  href?: string
}

export interface TabsProps {
  label: string
  value: string
  items: readonly TabItem[]
  onChange?: (id: string) => void
  /** Right after the last tab: "Save view". */
  after?: ReactNode
  /** At the right end: "Show this request". */
  end?: ReactNode
  small?: boolean
  className?: string | undefined
}

/** Views of one thing, side by side. With addresses they are links, else a list of tabs that arrow keys move in. */
export function Tabs({ label, value, items, onChange, after, end, small, className }: TabsProps) {
  const ref = useRef<HTMLDivElement>(null)
  const look = classes(styles.tabs, small && styles.small, className)
  const around = (list: ReactNode) => (
    <div className={look}>
      <div className={styles.scroll}>
        {list}
        {after && <div className={styles.after}>{after}</div>}
      </div>
      {end && <div className={styles.end}>{end}</div>}
    </div>
  )
  if (items.some((item) => item.href !== undefined)) {
    return around(
      <nav aria-label={label} className={styles.list}>
        {items.map((item) => (
          <a
            key={item.id}
            href={item.href}
            aria-current={item.id === value ? 'page' : undefined}
            className={styles.tab}
            onClick={() => onChange?.(item.id)}
          >
            <Words item={item} />
          </a>
        ))}
      </nav>,
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = items.findIndex((item) => item.id === value)
    const last = items.length - 1
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at <= 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ]
    const item = to === undefined ? undefined : items[to]
    if (to === undefined || !item) return
    event.preventDefault()
    onChange?.(item.id)
    ref.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus()
  }
  return around(
    <div ref={ref} role="tablist" aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          role="tab"
          id={`${label}-${item.id}-tab`}
          aria-selected={item.id === value}
          tabIndex={item.id === value ? 0 : -1}
          className={styles.tab}
          onClick={() => onChange?.(item.id)}
        >
          <Words item={item} />
        </button>
      ))}
    </div>,
  )
}

/** What the chosen tab shows; `tabs` is the label of its list. */
export function TabPanel(props: { tabs: string; id: string; children: ReactNode; className?: string }) {
  const id = `${props.tabs}-${props.id}`
  return (
    <div role="tabpanel" id={id} aria-labelledby={`${id}-tab`} tabIndex={0} className={props.className}>
      <Guarded what="This tab" of={props.children}>
        {props.children}
      </Guarded>
    </div>
  )
}

function Words({ item }: { item: TabItem }) {
  return (
    <>
      {item.title}
      {item.count !== undefined && <small>{typeof item.count === 'number' ? number(item.count, 0) : item.count}</small>}
    </>
  )
}

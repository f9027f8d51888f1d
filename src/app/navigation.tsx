import { useEffect, useId, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import { classes } from '../ui/class-names'
import styles from './navigation.module.css'
import { inGroups, type Page } from './pages'
import type { Action } from './palette'

interface Props {
  pages: readonly Page[]
  /** What the deck offers where it has the room. */
  tools: readonly Action[]
  /** On a narrow window the navigation covers the page while it is open. */
  open: boolean
  onClose: () => void
}

/** Every page the appliance offers, grouped by task. Below 1100 px a rail of icons, on a phone behind a button. */
export function Navigation({ pages, tools, open, onClose }: Props) {
  const id = useId()
  const nav = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  // On a low window the list is longer than its place: where one is stays in sight. Asked of an observer, which knows
  // after the page was laid out; asking the element would have it laid out once more.
  useEffect(() => {
    const current = nav.current?.querySelector('[aria-current="page"]')
    if (!current) return undefined
    const observer = new IntersectionObserver(
      ([seen]) => {
        observer.disconnect()
        if (seen && seen.intersectionRatio < 1) current.scrollIntoView({ block: 'nearest' })
      },
      { root: nav.current },
    )
    observer.observe(current)
    return () => observer.disconnect()
  }, [pathname, open])
  return (
    <nav ref={nav} id="main-navigation" className={styles.nav} aria-label="Main" data-open={open || undefined}>
      {inGroups(pages).map(({ group, pages: part }) => (
        <div key={group ?? 'top'}>
          {group && <h2 id={id + group}>{group}</h2>}
          <ul aria-labelledby={group ? id + group : undefined}>
            {part.map(({ to, title, icon: Icon }) => (
              <li key={to}>
                <NavLink to={to} className={classes(styles.item)} title={title} onClick={onClose}>
                  <Icon size={16} strokeWidth={1.75} aria-hidden />
                  <span>{title}</span>
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <ul className={styles.tools} aria-label="Console">
        {tools.map(({ id: tool, title, icon, run }) => (
          <li key={tool}>
            <button
              type="button"
              className={styles.item}
              onClick={() => {
                onClose()
                run()
              }}
            >
              {icon}
              <span>{title}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

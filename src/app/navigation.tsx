import { ChevronRight, LockKeyhole } from 'lucide-react'
import { memo, useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type MouseEvent } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useAppliance } from '../api/session'
import { classes } from '../ui/class-names'
import { ZoneClock } from './clock'
import styles from './navigation.module.css'
import { inGroups, lockOf, type Family, type Page } from './pages'
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
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  const go = (to: string, held: boolean) => {
    onClose()
    if (!held) void navigate(to, { replace: pathname + search === to })
  }
  const latest = useRef(go)
  useLayoutEffect(() => {
    latest.current = go
  })
  const onGo = useCallback((to: string, held: boolean) => latest.current(to, held), [])
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
  useEffect(() => {
    if (!open) return undefined
    const leave = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      // What has the focus is about to be hidden: it goes back to the button that opened the menu.
      if (nav.current?.contains(document.activeElement))
        document.querySelector<HTMLElement>('[aria-controls="main-navigation"]')?.focus()
      onClose()
    }
    document.addEventListener('keydown', leave)
    return () => document.removeEventListener('keydown', leave)
  }, [open, onClose])
  return (
    <nav ref={nav} id="main-navigation" className={styles.nav} aria-label="Main" data-open={open || undefined}>
      <Groups id={id} pages={pages} pathname={pathname} onGo={onGo} />
      {/* Where the deck has them, the menu is never open, and its clock would go unseen. */}
      {open && (
        <ul className={styles.tools} aria-label="Console">
          <li>
            <ZoneClock className={styles.item} />
          </li>
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
      )}
    </nav>
  )
}

interface Places {
  /** Where one is, without what is searched for there. */
  pathname: string
  onGo: (to: string, held: boolean) => void
}

const isAt = (pathname: string, { to }: Page): boolean => pathname === to || pathname.startsWith(`${to}/`)

/**
 * All links. What one types into a page's filter is in the address, too: the links do not follow that, which would draw
 * fifty of them anew with every key.
 */
const Groups = memo(function Groups({ id, pages, ...places }: Places & { id: string; pages: readonly Page[] }) {
  return inGroups(pages).map(({ group, families }) => (
    <div key={group ?? 'top'}>
      {group && <h2 id={id + group}>{group}</h2>}
      <ul aria-labelledby={group ? id + group : undefined}>
        {families.map((family) => (
          <FamilyItem key={family.head.to} family={family} {...places} />
        ))}
      </ul>
    </div>
  ))
})

function Item({ page, pathname, onGo }: Places & { page: Page }) {
  const { to, title, icon: Icon } = page
  // The page says the same; what is worth a click is seen before.
  const locked = lockOf(page, useAppliance())
  const follow = (event: MouseEvent) => {
    // In another tab or window, if that was asked for.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    // Who would lose something has seen to it already.
    const held = event.defaultPrevented
    event.preventDefault()
    onGo(to, held)
  }
  return (
    <a
      href={`#${to}`}
      aria-current={isAt(pathname, page) ? 'page' : undefined}
      className={classes(styles.item, locked !== undefined && styles.locked)}
      title={locked === undefined ? title : `${title}: ${locked}`}
      onClick={follow}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span>{title}</span>
      {locked !== undefined && <LockKeyhole className={styles.lock} size={12} strokeWidth={2} aria-hidden />}
    </a>
  )
}

/** A page, and those that belong to it: shown while one is on one of them, or when asked for. */
function FamilyItem({ family: { head, under }, ...places }: Places & { family: Family }) {
  const id = useId()
  const inside = [head, ...under].some((page) => isAt(places.pathname, page))
  const [asked, setAsked] = useState<boolean>()
  const [was, setWas] = useState(inside)
  // Whoever comes or leaves has not asked for anything yet.
  if (inside !== was) {
    setWas(inside)
    setAsked(undefined)
  }
  if (under.length === 0)
    return (
      <li>
        <Item page={head} {...places} />
      </li>
    )
  const open = asked ?? inside
  return (
    <li>
      <div className={styles.family}>
        <Item page={head} {...places} />
        <button
          type="button"
          className={styles.more}
          aria-expanded={open}
          aria-controls={id}
          aria-label={`More of ${head.title}`}
          title={under.map(({ title }) => title).join(', ')}
          onClick={() => setAsked(!open)}
        >
          <ChevronRight size={14} strokeWidth={2} aria-hidden />
        </button>
      </div>
      <ul id={id} className={styles.under} hidden={!open} aria-label={`More of ${head.title}`}>
        {/* Links that nobody sees were a fifth of the first document. */}
        {open &&
          under.map((page) => (
            <li key={page.to}>
              <Item page={page} {...places} />
            </li>
          ))}
      </ul>
    </li>
  )
}

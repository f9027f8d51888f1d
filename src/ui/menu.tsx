import { useEffect, useId, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { Button, IconButton, type ButtonKind } from './button'
import { lazily } from './lazily'
import type { MenuListProps } from './menu-list'

// The button stands at once; its list comes with the widget library, which the page is drawn without.
const MenuList = lazily(() => import('./menu-list').then((module) => module.MenuList))

export interface MenuItem {
  id: string
  label: string
  icon?: ReactNode
  /** A shortcut or a count at the right. */
  hint?: ReactNode
  danger?: boolean
  /** Why it cannot be done now: the item stays and says so. */
  reason?: string | undefined
  /** A check mark, for what is on. */
  on?: boolean
  /** Where it leads, instead of doing something. */
  href?: string
  onAction?: () => void
}

export type MenuEntry = MenuItem | 'line' | { section: string; items: readonly MenuItem[] }

export interface MenuButtonProps {
  label: string
  items: readonly MenuEntry[]
  icon?: ReactNode
  kind?: ButtonKind
  small?: boolean
  /** Shows the icon alone. */
  iconOnly?: boolean
  reason?: string | undefined
  /** What the button shows, if it is not the label. */
  children?: ReactNode
  className?: string | undefined
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
}

/** A button that opens a list of things to do. */
export function MenuButton(props: MenuButtonProps) {
  const { label, items, icon, kind, small, iconOnly, reason, children, className, placement = 'bottom end' } = props
  const id = useId()
  const element = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState<MenuListProps['open']>(undefined)
  // Once opened it stays drawn, so that it can leave as it came.
  const [wanted, setWanted] = useState(false)
  const show = (from: 'first' | 'last' | true) => {
    setWanted(true)
    setOpen(from)
  }
  const takesFocus = useRef(false)
  const close = () => {
    takesFocus.current = document.getElementById(id)?.contains(document.activeElement) ?? false
    setOpen(undefined)
  }
  // The library gives it back a frame later, when whoever keeps the focus from being lost has put it elsewhere. Not before
  // the list is closed: until then the button is inert.
  useEffect(() => {
    if (open !== undefined || !takesFocus.current) return
    takesFocus.current = false
    element.current?.focus({ preventScroll: true })
  }, [open])
  const look = { icon, kind, small, className, reason }
  const wiring = {
    ref: element,
    'aria-haspopup': 'menu',
    'aria-expanded': open !== undefined,
    'aria-controls': open === undefined ? undefined : id,
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      // Safari does not focus what is clicked, and the focus has to find its way back.
      event.currentTarget.focus({ preventScroll: true })
      if (open !== undefined) close()
      // A key press clicks without a pointer: then the first item is where one goes on.
      else show(event.detail === 0 ? 'first' : true)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      show(event.key === 'ArrowDown' ? 'first' : 'last')
    },
  } as const
  const own = reason ? {} : wiring
  return (
    <>
      {iconOnly ? (
        <IconButton {...look} {...own} label={label} icon={icon} />
      ) : (
        <Button {...look} {...own} aria-label={children ? label : undefined}>
          {children ?? label}
        </Button>
      )}
      {wanted && <MenuList {...{ id, label, placement, items, open }} trigger={element} onClose={close} />}
    </>
  )
}

import { Check } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem as AriaItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Pressable } from 'react-aria-components/Pressable'
import { Separator } from 'react-aria-components/Separator'
import { Button, IconButton, type ButtonKind } from './button'
import { classes } from './class-names'
import styles from './pop.module.css'

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
  const look = { icon, kind, small, className }
  const button = iconOnly ? (
    <IconButton {...look} label={label} reason={reason} icon={icon} />
  ) : (
    <Button {...look} reason={reason} aria-label={children ? label : undefined}>
      {children ?? label}
    </Button>
  )
  if (reason) return button
  return (
    <MenuTrigger>
      <Pressable>{button}</Pressable>
      <Popover className={styles.pop} placement={placement} offset={4}>
        <Menu className={styles.list} aria-label={label}>
          {items.map((entry, index) => (
            <Fragment key={keyOf(entry, items[index - 1])}>{entryOf(entry)}</Fragment>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

/** A line is known by what stands above it. */
function keyOf(entry: MenuEntry, above: MenuEntry | undefined): string {
  if (entry === 'line') return `under ${above === undefined ? 'nothing' : keyOf(above, undefined)}`
  return 'section' in entry ? `section ${entry.section}` : entry.id
}

function entryOf(entry: MenuEntry): ReactNode {
  if (entry === 'line') return <Separator className={styles.line} />
  if (!('section' in entry)) return <Item item={entry} />
  return (
    <MenuSection>
      <Header className={styles.group}>{entry.section}</Header>
      {entry.items.map((item) => (
        <Item key={item.id} item={item} />
      ))}
    </MenuSection>
  )
}

function Item({ item }: { item: MenuItem }) {
  const { id, label, icon, hint, danger, reason, on, href, onAction } = item
  return (
    <AriaItem
      id={id}
      textValue={label}
      isDisabled={Boolean(reason)}
      href={href}
      onAction={onAction}
      className={classes(styles.item, danger && styles.danger)}
    >
      {icon}
      <span className={styles.words}>{label}</span>
      {(reason ?? hint) !== undefined && <span className={styles.hint}>{reason ?? hint}</span>}
      {on && <Check aria-label="on" className={styles.check} />}
    </AriaItem>
  )
}

import { Check } from 'lucide-react'
import { Fragment, type ReactNode, type RefObject } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem as AriaItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { classes } from './class-names'
import type { MenuEntry, MenuItem } from './menu'
import type { Placement } from './popover-panel'
import { useClosedByBack } from './use-closed-by-back'
import styles from './pop.module.css'

export interface MenuListProps {
  /** Which item has the focus at first; with `true` none until a key is pressed. Undefined: closed. */
  open: 'first' | 'last' | true | undefined
  onClose: () => void
  trigger: RefObject<Element | null>
  id: string
  label: string
  placement: Placement
  items: readonly MenuEntry[]
}

/** What a menu button opens. */
export function MenuList({ open, onClose, trigger, id, label, placement, items }: MenuListProps) {
  useClosedByBack(open !== undefined, onClose)
  return (
    <Popover
      trigger="MenuTrigger"
      triggerRef={trigger}
      // Over a modal dialog nothing is seen or reached that does not stand in it. The provider that the library advises
      // instead is of a package of its own.
      UNSTABLE_portalContainer={trigger.current?.closest('dialog') ?? document.body}
      isOpen={open !== undefined}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className={styles.pop}
      placement={placement}
      offset={4}
      aria-label={label}
    >
      <Menu id={id} className={styles.list} aria-label={label} autoFocus={open} onClose={onClose}>
        {items.map((entry, index) => (
          <Fragment key={keyOf(entry, items[index - 1])}>{entryOf(entry)}</Fragment>
        ))}
      </Menu>
    </Popover>
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

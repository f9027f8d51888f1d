import type { ReactNode, RefObject } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { classes } from './class-names'
import { useClosedByBack } from './use-closed-by-back'
import styles from './pop.module.css'

export type Placement = 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'bottom'

export interface PopoverPanelProps {
  open: boolean
  onOpen: (open: boolean) => void
  /** What opened it: it floats there, and the focus goes back to it. */
  trigger: RefObject<Element | null>
  /** The dialog's id, which the trigger names as what it controls. */
  id: string
  label: string
  title?: string | undefined
  placement: Placement
  className?: string | undefined
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** What a popover button opens. Esc, a click elsewhere and the browser's Back close it. */
export function PopoverPanel(props: PopoverPanelProps) {
  const { open, onOpen, trigger, id, label, title, placement, className, children } = props
  useClosedByBack(open, () => onOpen(false))
  return (
    <Popover
      trigger="DialogTrigger"
      triggerRef={trigger}
      // Over a modal dialog nothing is seen or reached that does not stand in it. The provider that the library advises
      // instead is of a package of its own.
      UNSTABLE_portalContainer={trigger.current?.closest('dialog') ?? document.body}
      isOpen={open}
      onOpenChange={onOpen}
      className={classes(styles.pop, className)}
      placement={placement}
      offset={4}
    >
      <Dialog id={id} className={styles.dialog} aria-label={title ?? label}>
        {title && <h2 className={styles.title}>{title}</h2>}
        {typeof children === 'function' ? children(() => onOpen(false)) : children}
      </Dialog>
    </Popover>
  )
}

import type { JSX, ReactNode } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Pressable } from 'react-aria-components/Pressable'
import { Button, IconButton, type ButtonKind } from './button'
import { classes } from './class-names'
import styles from './pop.module.css'

export interface PopoverButtonProps {
  label: string
  /** What floats; a function is handed the way to close it. */
  children: ReactNode | ((close: () => void) => ReactNode)
  icon?: ReactNode
  kind?: ButtonKind
  small?: boolean
  on?: boolean
  iconOnly?: boolean
  reason?: string | undefined
  /** Shown at the top; the label names it otherwise. */
  title?: string
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'bottom'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** What opens it, if not a button: one element that takes DOM properties. */
  trigger?: JSX.Element
  /** What the button shows, if it is not the label. */
  content?: ReactNode
  className?: string | undefined
  popClassName?: string | undefined
}

/** A button that opens a small place to work in. */
export function PopoverButton(props: PopoverButtonProps) {
  const { label, children, icon, kind, small, on, iconOnly, reason, title, placement = 'bottom start', trigger } = props
  const look = { kind, small, on, className: props.className }
  const button =
    trigger ??
    (iconOnly ? (
      <IconButton {...look} label={label} icon={icon} reason={reason} />
    ) : (
      <Button {...look} icon={icon} reason={reason}>
        {props.content ?? label}
      </Button>
    ))
  if (reason) return button
  return (
    <DialogTrigger isOpen={props.open} onOpenChange={props.onOpenChange}>
      <Pressable>{button}</Pressable>
      <Popover className={classes(styles.pop, props.popClassName)} placement={placement} offset={4}>
        <Dialog className={styles.dialog} aria-label={title ?? label}>
          {({ close }) => (
            <>
              {title && <h2 className={styles.title}>{title}</h2>}
              {typeof children === 'function' ? children(close) : children}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

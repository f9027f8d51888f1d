import { cloneElement, useId, useRef, useState, type MouseEvent, type ReactElement, type ReactNode } from 'react'
import type { ComponentProps } from 'react'
import { Button, IconButton, type ButtonKind } from './button'
import { lazily } from './lazily'
import type { Placement } from './popover-panel'

// The button stands at once; what floats comes with the widget library, which the page is drawn without.
const PopoverPanel = lazily(() => import('./popover-panel').then((module) => module.PopoverPanel))

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
  placement?: Placement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** What opens it, if not a button: one element that takes a button's properties. */
  trigger?: ReactElement<ComponentProps<'button'>>
  /** What the button shows, if it is not the label. */
  content?: ReactNode
  className?: string | undefined
  popClassName?: string | undefined
}

/** A button that opens a small place to work in. */
export function PopoverButton(props: PopoverButtonProps) {
  const { label, children, icon, kind, small, on, iconOnly, reason, title, placement = 'bottom start', trigger } = props
  const id = useId()
  const element = useRef<HTMLButtonElement>(null)
  const [ownOpen, setOwnOpen] = useState(false)
  const open = props.open ?? ownOpen
  // Once opened it stays drawn, so that it can leave as it came.
  const [wanted, setWanted] = useState(open)
  if (open && !wanted) setWanted(true)
  const setOpen = (next: boolean) => {
    setOwnOpen(next)
    props.onOpenChange?.(next)
  }
  const look = { kind, small, on, className: props.className, reason }
  const button: ReactElement<ComponentProps<'button'>> =
    trigger ??
    (iconOnly ? (
      <IconButton {...look} label={label} icon={icon} />
    ) : (
      <Button {...look} icon={icon}>
        {props.content ?? label}
      </Button>
    ))
  if (reason) return button
  return (
    <>
      {cloneElement(button, {
        ref: element,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: (event: MouseEvent<HTMLButtonElement>) => {
          button.props.onClick?.(event)
          // Safari does not focus what is clicked, and the focus has to find its way back.
          event.currentTarget.focus({ preventScroll: true })
          setOpen(!open)
        },
      })}
      {wanted && (
        <PopoverPanel
          {...{ open, id, label, title, placement, children }}
          trigger={element}
          onOpen={setOpen}
          className={props.popClassName}
        />
      )}
    </>
  )
}

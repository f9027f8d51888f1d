/**
 * What lies over the page: the browser's own modal dialog. It stands in the top layer, makes the rest inert, keeps the
 * focus inside and gives it back, so that nothing of this has to be written or loaded.
 */
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { isComposing } from './composing'
import { openModal } from './open-modal'
import styles from './modal.module.css'

export interface ModalProps {
  /** Asked for by Esc, and by a click beside it if that is allowed. */
  onClose: () => void
  /** A click beside it closes. */
  dismissable?: boolean
  role?: 'dialog' | 'alertdialog'
  /** What names it: the id of its title, or words. */
  labelledBy?: string
  label?: string
  className: string | undefined
  /** Is seen before the page is made inert, not after. */
  light?: boolean
  children: ReactNode
}

/**
 * Puts the caret back where it was. Chromium gives the focus back to a field and leaves the caret where the dialog was:
 * what is typed then goes nowhere.
 */
function caretOf(element: Element | null): () => void {
  const text = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : undefined
  const [start, end] = [text?.selectionStart ?? null, text?.selectionEnd ?? null]
  return () => {
    if (!(element instanceof HTMLElement) || document.activeElement !== element) return
    element.focus({ preventScroll: true })
    if (start !== null) text?.setSelectionRange(start, end)
  }
}

/** The browser's own way, which gives the focus back when it is closed while it is still in the document. */
function openModally(dialog: HTMLDialogElement): () => void {
  dialog.showModal()
  return () => dialog.close()
}

/**
 * As a popover, with a cover that takes the presses beside it. For whatever makes the page inert the browser styles all
 * of it anew: that is done once the dialog is painted.
 */
function openLightly(dialog: HTMLDialogElement, first: HTMLElement): () => void {
  const page = document.getElementById('root')
  const { activeElement } = document
  let timer: ReturnType<typeof setTimeout> | undefined
  const makeInert = () => {
    if (page) page.inert = true
    // What the page has taken until then.
    if (!dialog.contains(document.activeElement)) first.focus({ preventScroll: true })
  }
  dialog.showPopover()
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(makeInert)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    if (page) page.inert = false
    // What is only drawn out of sight stays in the document: it would count as open, and keep the page's keys.
    dialog.hidePopover()
    if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true })
  }
}

/** Drawn while it is open. The first field with `data-autofocus` gets the focus, else the dialog itself. */
export function Modal(props: ModalProps) {
  const { onClose, dismissable, role = 'dialog', labelledBy, label, className, light = false, children } = props
  const ref = useRef<HTMLDialogElement>(null)
  const cover = useRef<HTMLDivElement>(null)
  const pressedBeside = useRef(false)
  const writes = useRef<() => void>(undefined)
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return undefined
    writes.current = caretOf(document.activeElement)
    const first = dialog.querySelector<HTMLElement>('[data-autofocus]') ?? dialog
    // Over another dialog it is modal all the same: what is not is inert there.
    const close = light && !openModal() ? openLightly(dialog, first) : openModally(dialog)
    first.focus({ preventScroll: true })
    return close
  }, [light])
  // Once the dialog is gone from the document, and the caret with it.
  useEffect(() => () => writes.current?.(), [])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    // Before the browser closes it by itself: whether it closes is for its owner to say.
    event.preventDefault()
    event.stopPropagation()
    if (!isComposing(event.nativeEvent)) onClose()
  }
  const beside = (event: PointerEvent): boolean => {
    const { current } = ref
    if (!current || (event.target !== current && event.target !== cover.current)) return false
    const { left, right, top, bottom } = current.getBoundingClientRect()
    return event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom
  }
  return createPortal(
    // The keys and presses are those of the whole dialog, not of a control.
    <dialog
      ref={ref}
      popover={light ? 'manual' : undefined}
      role={role}
      aria-modal
      aria-labelledby={labelledBy}
      aria-label={label}
      tabIndex={-1}
      className={className}
      onKeyDown={onKeyDown}
      // A browser's other ways to ask, such as the back gesture of a phone. File inputs tell of theirs here, too.
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        pressedBeside.current = beside(event)
      }}
      onPointerUp={(event) => {
        if (dismissable && pressedBeside.current && beside(event)) onClose()
      }}
    >
      {light && <div ref={cover} className={styles.cover} />}
      {children}
    </dialog>,
    document.body,
  )
}

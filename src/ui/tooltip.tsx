import {
  cloneElement,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react'
import { createPortal } from 'react-dom'
import styles from './tooltip.module.css'

/** What a tooltip needs of the element it explains. */
interface TargetProps {
  'aria-describedby'?: string | undefined
  onPointerEnter?: ((event: React.PointerEvent<never>) => void) | undefined
  onPointerLeave?: ((event: React.PointerEvent<never>) => void) | undefined
  onPointerDown?: ((event: React.PointerEvent<never>) => void) | undefined
  onFocus?: ((event: React.FocusEvent<never>) => void) | undefined
  onBlur?: ((event: React.FocusEvent<never>) => void) | undefined
}

export interface TooltipProps {
  /** Nothing is shown while it is empty. */
  text: ReactNode
  /** One element that passes DOM properties on. */
  children: ReactElement<TargetProps>
  /** False where the words are already the element's name or description. */
  describes?: boolean
}

/** A word of explanation: after 400 ms of pointing, at once on keyboard focus, gone with Esc. */
export function Tooltip({ text, children, describes = true }: TooltipProps) {
  const id = useId()
  const [target, setTarget] = useState<Element | null>(null)
  const [delay] = useState(() => new Delay())
  useEffect(() => () => delay.cancel(), [delay])
  if (!text) {
    // Nobody hears meanwhile when the pointer leaves.
    if (target) setTarget(null)
    return children
  }

  const hide = () => {
    delay.cancel()
    setTarget(null)
  }
  const own = children.props
  return (
    <>
      {cloneElement(children, {
        'aria-describedby': describes && target ? id : own['aria-describedby'],
        onPointerEnter: (event) => {
          own.onPointerEnter?.(event)
          const element: Element = event.currentTarget
          if (event.pointerType !== 'touch') delay.start(() => setTarget(element))
        },
        onPointerLeave: (event) => {
          own.onPointerLeave?.(event)
          hide()
        },
        onPointerDown: (event) => {
          own.onPointerDown?.(event)
          hide()
        },
        onFocus: (event) => {
          own.onFocus?.(event)
          const element: Element = event.currentTarget
          if (element.matches(':focus-visible')) setTarget(element)
        },
        onBlur: (event) => {
          own.onBlur?.(event)
          hide()
        },
      })}
      {target && (
        <Bubble id={id} target={target} onGone={hide}>
          {text}
        </Bubble>
      )}
    </>
  )
}

/** One thing that happens after 400 ms, unless something comes between. */
class Delay {
  private timer: ReturnType<typeof setTimeout> | undefined

  start(work: () => void) {
    this.cancel()
    this.timer = setTimeout(work, 400)
  }

  cancel() {
    clearTimeout(this.timer)
  }
}

/** Space to the window's edge, and to what is explained, in px. */
const edge = 4
const gap = 6

/**
 * Below, above where there is more room, never past the window's edge. Written here because a positioning library weighs
 * 7 kB, which the sign-in page has not got, and anchors in CSS are not in every browser we promise.
 */
function place(bubble: HTMLElement, target: Element): void {
  const at = target.getBoundingClientRect()
  const { style, offsetWidth: width, offsetHeight: height } = bubble
  const below = innerHeight - at.bottom - gap - edge
  const fits = height <= below || below >= at.top - gap - edge
  style.left = `${Math.max(edge, Math.min(at.left + at.width / 2 - width / 2, innerWidth - width - edge))}px`
  style.top = `${fits ? at.bottom + gap : Math.max(edge, at.top - gap - height)}px`
}

function Bubble(props: { id: string; target: Element; children: ReactNode; onGone: () => void }) {
  const ref = useRef<HTMLDivElement>(null)
  const { target, onGone } = props
  useLayoutEffect(() => ref.current?.showPopover(), [])
  useLayoutEffect(() => {
    if (ref.current) place(ref.current, target)
  })
  useEffect(() => {
    const gone = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.key === 'Escape') onGone()
    }
    document.addEventListener('keydown', gone, true)
    document.addEventListener('scroll', gone, true)
    window.addEventListener('resize', gone)
    return () => {
      document.removeEventListener('keydown', gone, true)
      document.removeEventListener('scroll', gone, true)
      window.removeEventListener('resize', gone)
    }
  }, [onGone])
  return createPortal(
    // The attribute keeps an open react-aria popover from hiding the words from screen readers.
    <div ref={ref} id={props.id} role="tooltip" popover="manual" data-react-aria-top-layer className={styles.bubble}>
      {props.children}
    </div>,
    document.body,
  )
}

/**
 * Moving and sizing the charts of a board by hand: a grip before the title and a corner, each for pointers, fingers and
 * the keyboard alike. While a pointer is down the board shows what would be; letting go is one change.
 */
import { GripVertical } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import type { Panel } from '../../work/metrics/panel'
import styles from './charts.module.css'

export type Size = Pick<Panel, 'size' | 'tall'>

/** Within so many px of its end a board is scrolled while a chart is dragged, and by so many px a frame. */
const nearEnd = 56
const scrollStep = 12

/** What a chart is drawn wider or higher by, px, before it becomes so. */
const wideBy = 40
const highBy = 60

/** What scrolls around an element. */
function scrollerOf(element: HTMLElement): Element {
  for (let at: HTMLElement | null = element; at; at = at.parentElement)
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  return document.documentElement
}

/** Where a key brings a chart among so many; undefined for other keys. */
export function placeByKey(key: string, at: number, count: number): number | undefined {
  const to = { ArrowUp: at - 1, ArrowLeft: at - 1, ArrowDown: at + 1, ArrowRight: at + 1, Home: 0, End: count - 1 }[key]
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to))
}

/** What a key makes of a chart's size; undefined for other keys. */
export function sizeByKey(key: string): Partial<Size> | undefined {
  return (
    {
      ArrowLeft: { size: 'half' as const },
      ArrowRight: { size: 'full' as const },
      ArrowUp: { tall: false },
      ArrowDown: { tall: true },
    } as Record<string, Partial<Size>>
  )[key]
}

/** The size of a chart whose corner was drawn so far, px; `room` is what is left of the board beside it. */
export function sizeByDrag({ size, tall }: Size, x: number, y: number, room: number): Size {
  return {
    size: size === 'half' ? (x > Math.min(wideBy, room / 2) ? 'full' : 'half') : x < -wideBy ? 'half' : 'full',
    tall: tall ? y > -highBy : y > highBy,
  }
}

/** Takes the pointer until it is let go; true for the main button. */
function take(event: PointerEvent): boolean {
  if (event.button !== 0) return false
  event.currentTarget.setPointerCapture(event.pointerId)
  return true
}

/** The chart that is dragged, the one at whose place it would be, and what its grip needs. */
export function useMoving(
  /** Holds the cells, each with `data-panel`. */
  place: RefObject<HTMLElement | null>,
  panels: readonly Panel[],
  onMove: (id: string, to: number) => void,
) {
  const [moving, setMoving] = useState<{ id: string; over: string | undefined } | null>(null)
  const pointer = useRef({ x: 0, y: 0 })
  const moved = useRef<string | null>(null)
  const under = (): string | undefined => {
    const { x, y } = pointer.current
    const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-panel]')
    return cell && place.current?.contains(cell) ? cell.dataset['panel'] : undefined
  }
  const dragged = moving?.id
  // A chart goes further than what is seen of the board.
  useEffect(() => {
    const box = place.current
    if (dragged === undefined || !box) return undefined
    const scroller = scrollerOf(box)
    const step = () => {
      const root = scroller === document.documentElement
      const { top, bottom } = root ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect()
      const { y } = pointer.current
      // What stands before and behind the board is no place for a chart.
      const cells = box.querySelectorAll('[data-panel]')
      const [first, last] = [cells[0], cells[cells.length - 1]].map((cell) => cell?.getBoundingClientRect())
      if (y < top + nearEnd && (first?.top ?? top) < top) scroller.scrollTop -= scrollStep
      else if (y > bottom - nearEnd && (last?.bottom ?? bottom) > bottom) scroller.scrollTop += scrollStep
      frame = requestAnimationFrame(step)
    }
    let frame = requestAnimationFrame(step)
    return () => cancelAnimationFrame(frame)
  }, [dragged, place])
  // What changes its place in the page loses the focus, and browsers keep in sight what stood around it instead.
  useEffect(() => {
    if (moved.current === null) return
    const cell = place.current?.querySelector(`[data-panel="${CSS.escape(moved.current)}"]`)
    moved.current = null
    cell?.querySelector<HTMLElement>('[data-grip]')?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest' })
  }, [panels, place])
  const move = (id: string, to: number) => {
    moved.current = id
    onMove(id, to)
  }

  const follow = ({ clientX, clientY }: PointerEvent) => (pointer.current = { x: clientX, y: clientY })
  const gripOf = (panel: Panel, at: number) => ({
    onPointerDown: (event: PointerEvent) => {
      follow(event)
      if (take(event)) setMoving({ id: panel.id, over: undefined })
    },
    onPointerMove: (event: PointerEvent) => {
      follow(event)
      const over = under()
      if (moving && moving.over !== over) setMoving({ id: panel.id, over })
    },
    onPointerUp: (event: PointerEvent) => {
      follow(event)
      setMoving(null)
      const to = panels.findIndex(({ id }) => id === under())
      if (moving && to >= 0 && to !== at) move(panel.id, to)
    },
    onPointerCancel: () => setMoving(null),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && moving) {
        event.stopPropagation()
        return setMoving(null)
      }
      const to = placeByKey(event.key, at, panels.length)
      if (to === undefined) return undefined
      event.preventDefault()
      if (to === at) return undefined
      return move(panel.id, to)
    },
  })
  return { moving, gripOf }
}

/** The chart that is sized with the size that it would have, and what its corner needs. */
export function useSizing(place: RefObject<HTMLElement | null>, onSize: (id: string, size: Partial<Size>) => void) {
  const [sizing, setSizing] = useState<({ id: string } & Size) | null>(null)
  const begun = useRef({ x: 0, y: 0, room: 0 })
  const sizeAt = ({ clientX, clientY }: PointerEvent, panel: Panel) =>
    sizeByDrag(panel, clientX - begun.current.x, clientY - begun.current.y, begun.current.room)
  /** `panel` is as the board has it, not as it would be. */
  const cornerOf = (panel: Panel) => ({
    onPointerDown: (event: PointerEvent) => {
      if (!take(event)) return
      const { clientX: x, clientY: y } = event
      begun.current = { x, y, room: (place.current?.getBoundingClientRect().right ?? x) - x }
      setSizing({ id: panel.id, size: panel.size, tall: panel.tall })
    },
    onPointerMove: (event: PointerEvent) => {
      if (!sizing) return
      const next = sizeAt(event, panel)
      if (next.size !== sizing.size || next.tall !== sizing.tall) setSizing({ id: panel.id, ...next })
    },
    onPointerUp: (event: PointerEvent) => {
      setSizing(null)
      if (sizing) onSize(panel.id, sizeAt(event, panel))
    },
    onPointerCancel: () => setSizing(null),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && sizing) {
        event.stopPropagation()
        return setSizing(null)
      }
      const size = sizeByKey(event.key)
      if (!size) return undefined
      event.preventDefault()
      return onSize(panel.id, size)
    },
  })
  return { sizing, cornerOf }
}

type Wired = ReturnType<ReturnType<typeof useMoving>['gripOf']>

export function Grip(wired: Wired) {
  return (
    <button
      type="button"
      data-grip
      className={styles.grip}
      aria-label="Move"
      title="Drag to another place, or press an arrow key"
      {...wired}
    >
      <GripVertical aria-hidden />
    </button>
  )
}

export function Corner(wired: Wired) {
  return (
    <button
      type="button"
      data-corner
      className={styles.corner}
      aria-label="Resize"
      title="Drag to size, or press an arrow key"
      {...wired}
    >
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d="M9 2 2 9M9 6 6 9" />
      </svg>
    </button>
  )
}

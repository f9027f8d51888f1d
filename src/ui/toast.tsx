import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button, IconButton } from './button'
import { Glyph } from './state-glyph'
import styles from './toast.module.css'

/**
 * Short news at the lower left: that something was done, and a chance to undo it. Never errors, which
 * stand where they belong.
 */

interface Toast {
  id: number
  text: string
  /** How long it stays, in s. */
  seconds: number
  undo?: () => void
  /** Where what began can be looked after. */
  link?: ToastLink
}

interface ToastLink {
  href: string
  words: string
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

function add(entry: Omit<Toast, 'id'>): number {
  lastId += 1
  // More than three at once are not read.
  set([...toasts.slice(-2), { ...entry, id: lastId }])
  return lastId
}

export const toast = {
  /** Says that something was done. */
  success: (text: string, { seconds, link }: { seconds?: number; link?: ToastLink } = {}) =>
    add({ text, seconds: seconds ?? (link ? 12 : 6), ...(link && { link }) }),
  /** Says so and offers to take it back while the seconds run. */
  undo: (text: string, undo: () => void, options: { seconds?: number } = {}) =>
    add({ text, undo, seconds: options.seconds ?? 20 }),
  dismiss: (id: number) => set(toasts.filter((entry) => entry.id !== id)),
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Where toasts appear; once in a page. */
export function ToastRegion() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    // The attribute keeps an open dialog from hiding the news from screen readers.
    <div role="region" aria-label="News" data-react-aria-top-layer className={styles.region}>
      <div role="log" aria-live="polite">
        {shown.map((entry) => (
          <One key={entry.id} entry={entry} />
        ))}
      </div>
    </div>
  )
}

function One({ entry }: { entry: Toast }) {
  const [left, setLeft] = useState(entry.seconds)
  const [held, setHeld] = useState(false)
  const gone = left <= 0
  const { id } = entry
  useEffect(() => {
    if (gone) toast.dismiss(id)
  }, [gone, id])
  useEffect(() => {
    if (held) return undefined
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000)
    return () => clearInterval(timer)
  }, [held])
  const hold = () => setHeld(true)
  const release = () => setHeld(false)
  return (
    // A pointer that rests where the news appears reads nothing: the answer to an Undo comes under it, and would stay.
    <div className={styles.toast} onPointerMove={hold} onPointerLeave={release} onFocus={hold} onBlur={release}>
      <div role="group" aria-label={entry.text} className={styles.told}>
        <Glyph state="ok" />
        <span className={styles.text}>
          {entry.text}
          {entry.link && (
            <>
              {' '}
              <a href={entry.link.href} onClick={() => toast.dismiss(id)}>
                {entry.link.words}
              </a>
            </>
          )}
        </span>
        {entry.undo && (
          <>
            <Button
              small
              onClick={() => {
                entry.undo?.()
                toast.dismiss(id)
              }}
            >
              Undo
            </Button>
            <span className={styles.left} aria-hidden="true">
              {Math.max(0, left)} s
            </span>
          </>
        )}
        <IconButton small label="Dismiss" icon={<X aria-hidden />} onClick={() => toast.dismiss(id)} />
      </div>
    </div>
  )
}

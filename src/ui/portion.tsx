import { useState, type ReactNode } from 'react'
import { Button } from './button'
import { number } from './format'

/** Entries drawn at once: a page stands still for no more of them. */
const usual = 100

/** The first of a list that may be very long, and the button that brings `step` more of it. */
export function usePortion<T>(
  all: readonly T[],
  portion = usual,
  step = portion,
): { shown: readonly T[]; more: ReactNode } {
  const [most, setMost] = useState(portion)
  return {
    shown: all.slice(0, most),
    more: most < all.length && (
      <Button kind="plain" small onClick={() => setMost(most + step)}>
        Show more: {number(most)} of {number(all.length)} shown
      </Button>
    ),
  }
}

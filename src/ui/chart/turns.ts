/**
 * Charts that have new data draw it one after another, one a frame: a board that is refreshed never holds the page
 * longer than one chart takes. The first drawing of a chart waits for nobody.
 */
import { useEffect, useState } from 'react'

const line: (() => void)[] = []
let going = false

function next(): void {
  const draw = line.shift()
  going = draw !== undefined
  if (!draw) return
  requestAnimationFrame(next)
  draw()
}

/** Calls in turn; the function that is returned gives the turn up. */
export function takeTurn(draw: () => void): () => void {
  line.push(draw)
  if (!going) {
    going = true
    requestAnimationFrame(next)
  }
  return () => {
    const at = line.indexOf(draw)
    if (at >= 0) line.splice(at, 1)
  }
}

/** The value that is drawn now: the newest, once it is this chart's turn. */
export function useInTurn<T>(value: T): T {
  const [drawn, setDrawn] = useState(value)
  useEffect(() => (drawn === value ? undefined : takeTurn(() => setDrawn(() => value))), [drawn, value])
  return drawn
}

/** Lets the page answer: work that is cut into pieces stays under 50 ms a task. */
import { turn } from './turn'

/** How long a piece may take before the page has its turn, ms. */
export const pieceMs = 12

/** Does something with each of many, in pieces. @throws AbortError */
export async function eachInPieces<One>(
  all: readonly One[],
  work: (one: One, at: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  let since = performance.now()
  for (const [at, one] of all.entries()) {
    work(one, at)
    if (at % 64 === 0 && performance.now() - since > pieceMs) {
      await turn()
      signal?.throwIfAborted()
      since = performance.now()
    }
  }
}

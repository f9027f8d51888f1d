/** Lets the page answer: work that is cut into pieces stays under 50 ms a task. */

/** How long a piece may take before the page has its turn, ms. */
export const pieceMs = 12

const channel = typeof MessageChannel === 'undefined' ? undefined : new MessageChannel()
const waiting: (() => void)[] = []
channel?.port1.addEventListener('message', () => waiting.shift()?.())
channel?.port1.start()

/** Resolves in a task of its own, at once: timers would add 4 ms each. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    if (!channel) {
      setTimeout(resolve, 0)
      return
    }
    waiting.push(resolve)
    channel.port2.postMessage(null)
  })
}

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
      await breathe()
      signal?.throwIfAborted()
      since = performance.now()
    }
  }
}

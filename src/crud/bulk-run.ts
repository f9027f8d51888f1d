/**
 * Many requests, one outcome each. Nothing is repeated by itself; what failed or was never tried can be run again.
 * Row by row, a few at a time, so that an appliance stays usable meanwhile and stopping leaves little under way.
 */
export interface Outcome {
  state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped'
  /** What happened, in words, with the status code of a failure. */
  words: string
}

export type Outcomes = ReadonlyMap<string, Outcome>

interface RunOptions {
  /** How many at once. */
  concurrency?: number
  signal?: AbortSignal
  /** Called after each change with all outcomes so far. */
  onChange?: (outcomes: Outcomes) => void
  /** Words for what `work` threw. */
  wordsFor: (error: unknown) => string
}

/** Runs `work` for each id; it answers the words of its outcome, or throws. Resolves when all have an outcome. */
export async function runEach(
  ids: readonly string[],
  work: (id: string, signal: AbortSignal | undefined) => Promise<string>,
  { concurrency = 4, signal, onChange, wordsFor }: RunOptions,
): Promise<Outcomes> {
  let outcomes = new Map<string, Outcome>(ids.map((id) => [id, { state: 'waiting', words: '' }]))
  const set = (id: string, outcome: Outcome) => {
    outcomes = new Map(outcomes).set(id, outcome)
    onChange?.(outcomes)
  }
  const queue = [...ids]
  const worker = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      if (signal?.aborted) {
        set(id, { state: 'stopped', words: 'Not sent' })
        continue
      }
      set(id, { state: 'running', words: '' })
      try {
        // A request that is on its way is let finish: nobody would know whether it was done.
        set(id, { state: 'done', words: await work(id, signal) })
      } catch (error) {
        set(id, { state: 'failed', words: wordsFor(error) })
      }
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, worker))
  return outcomes
}

/** How many have each state. */
export function countOutcomes(outcomes: Outcomes): Record<Outcome['state'], number> {
  const counts = { waiting: 0, running: 0, done: 0, failed: 0, stopped: 0 }
  for (const { state } of outcomes.values()) counts[state] += 1
  return counts
}

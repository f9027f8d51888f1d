/** Does what desk.ts asks for, one thing after another. */
import { Shelf, tasks, type TaskName } from './desk-tasks'

export interface DeskQuestion {
  id: number
  name: TaskName
  input: unknown
}

export type DeskAnswer = { id: number } & ({ at: number; of: number } | { value: unknown } | { problem: string })

const shelf = new Shelf()
const answer = (said: DeskAnswer) => self.postMessage(said)

self.addEventListener('message', ({ data: { id, name, input } }: MessageEvent<DeskQuestion>) => {
  shelf.onAt = (at, of) => answer({ id, at, of })
  // What goes with a name is known where it is asked for.
  const task = tasks[name] as (shelf: Shelf, input: unknown) => Promise<unknown>
  task(shelf, input).then(
    (value) => answer({ id, value }),
    (error: unknown) => answer({ id, problem: error instanceof Error ? error.message : String(error) }),
  )
})

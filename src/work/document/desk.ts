/**
 * Where configurations are read, compared and put together: a worker, so that the page stands still for none of any
 * size. The page holds each as a file; the worker keeps those read that it was asked for last.
 */
import { startWorker } from '../../browser/own-worker'
import { Shelf, tasks, type Held, type Opened, type TaskInput, type TaskName, type TaskOutput } from './desk-tasks'
import type { DeskAnswer, DeskQuestion } from './desk.worker'
import address from './desk.worker?worker&url'

/** A configuration that was read and is one. */
export type Config = Held & Opened

export interface DeskOptions {
  /** Ends the work; what was read for it is read again when it is needed. */
  signal?: AbortSignal | undefined
  /** How far the reading is, in characters. */
  onAt?: ((at: number, of: number) => void) | undefined
}

/** What cannot be done with a configuration, in words: most of all that it is none. */
export class DeskProblem extends Error {
  override name = 'DeskProblem'
}

interface Job extends DeskOptions {
  question: DeskQuestion
  settle: (end: () => void) => void
  resolve: (value: unknown) => void
  reject: (error: Error) => void
}

/** ms that work nobody waits for any more may go on: ending the worker costs more than that. */
const patience = 300

let worker: Worker | undefined
let running: Job | undefined
let waiting: Job[] = []
let questions = 0
let ids = 0

function next(): void {
  if (running) return
  const job = waiting.shift()
  if (!job) return
  running = job
  worker ??= startWorking()
  worker.postMessage(job.question)
}

function startWorking(): Worker {
  const started = startWorker(address)
  started.addEventListener('message', ({ data }: MessageEvent<DeskAnswer>) => {
    const job = running
    if (job?.question.id !== data.id) return
    if ('at' in data) {
      job.onAt?.(data.at, data.of)
      return
    }
    running = undefined
    job.settle(() => {
      if ('problem' in data) job.reject(new DeskProblem(data.problem))
      else job.resolve(data.value)
    })
    next()
  })
  started.addEventListener('error', () =>
    endWork(
      new DeskProblem('This browser could not read it: the memory for it does not suffice, or a file is missing'),
    ),
  )
  return started
}

/** Ends what is being done; what waits is begun in a new worker. */
function endWork(reason: Error): void {
  worker?.terminate()
  worker = undefined
  const job = running
  running = undefined
  job?.settle(() => job.reject(reason))
  next()
}

const stopped = () => new DOMException('Stopped', 'AbortError')

let shelf: Shelf | undefined

async function here<Name extends TaskName>(name: Name, input: TaskInput<Name>): Promise<TaskOutput<Name>> {
  shelf ??= new Shelf()
  const task = tasks[name] as (shelf: Shelf, input: TaskInput<Name>) => Promise<unknown>
  try {
    return (await task(shelf, input)) as TaskOutput<Name>
  } catch (error) {
    throw new DeskProblem(error instanceof Error ? error.message : String(error))
  }
}

/**
 * Has a task done.
 * @throws DeskProblem, AbortError
 */
export function atDesk<Name extends TaskName>(
  name: Name,
  input: TaskInput<Name>,
  { signal, onAt }: DeskOptions = {},
): Promise<TaskOutput<Name>> {
  if (typeof Worker === 'undefined') return here(name, input)
  questions += 1
  const question: DeskQuestion = { id: questions, name, input }
  return new Promise<unknown>((resolve, reject) => {
    if (signal?.aborted) {
      reject(stopped())
      return
    }
    const stop = () => {
      if (running !== job) {
        waiting = waiting.filter((each) => each !== job)
        job.settle(() => reject(stopped()))
        return
      }
      job.settle(() => reject(stopped()))
      setTimeout(() => {
        if (running === job) endWork(stopped())
      }, patience)
    }
    const job: Job = {
      question,
      onAt,
      resolve,
      reject,
      settle: (end) => {
        signal?.removeEventListener('abort', stop)
        end()
      },
    }
    signal?.addEventListener('abort', stop)
    waiting.push(job)
    next()
  }) as Promise<TaskOutput<Name>>
}

/** Holds a configuration without reading it. */
export function heldOf(source: Blob | string): Held {
  ids += 1
  return { id: ids, file: typeof source === 'string' ? new Blob([source], { type: 'application/json' }) : source }
}

/**
 * Reads a configuration.
 * @throws DeskProblem for what is none, AbortError
 */
export async function hold(source: Blob | string, options?: DeskOptions): Promise<Config> {
  const held = heldOf(source)
  return { ...held, ...(await atDesk('open', held, options)) }
}

/** A configuration with some sections taken from another: what the other lacks is removed. */
export const taking = async (document: Config, names: readonly string[], other: Config): Promise<Config> =>
  hold(await atDesk('take', { document, names, other }))

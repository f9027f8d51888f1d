/**
 * Regular expressions that people type, or that a link carries, run over every row. One may take longer than the
 * universe on a short name, and no rule over its symbols tells which: so none runs here. A worker tests the texts,
 * some at a time, and is ended when a part takes longer than an honest pattern ever does.
 */
import { startWorker } from '../../browser/own-worker'
import { patternProblem } from './pattern-problem'
import address from './pattern.worker?worker&url'

export interface PatternQuestion {
  id: number
  source: string
  texts: readonly string[]
}

export interface PatternAnswer {
  id: number
  fits: readonly boolean[]
}

/** ms that the texts of one question may take. */
const limit = 100
const longestText = 1000
const atOnce = 500
/** Of a pattern that is quick. */
const mostAtOnce = 8000
/** A part that took too long is asked again in small ones: perhaps it was the machine that was busy. */
const again = 20

/** A pattern that was stopped. */
export class SlowPattern extends Error {
  constructor(readonly source: string) {
    super('This pattern takes too long and was stopped')
  }
}

let running: { worker: Worker; ready: Promise<void> } | undefined
let questions = 0
let line: Promise<unknown> = Promise.resolve()

function start(): { worker: Worker; ready: Promise<void> } {
  if (running) return running
  const worker = startWorker(address)
  const ready = new Promise<void>((resolve, reject) => {
    worker.addEventListener('message', () => resolve(), { once: true })
    worker.addEventListener('error', () => reject(new Error('The worker for patterns did not start')), { once: true })
  })
  running = { worker, ready }
  return running
}

/** One question; null if it took too long, and the worker is gone then. */
async function ask(source: string, texts: readonly string[]): Promise<readonly boolean[] | null> {
  const { worker, ready } = start()
  await ready
  questions += 1
  const id = questions
  return new Promise((resolve, reject) => {
    const settle = (result: readonly boolean[] | null | Error) => {
      clearTimeout(timer)
      worker.removeEventListener('message', heard)
      worker.removeEventListener('error', failed)
      if (result instanceof Error) reject(result)
      else resolve(result)
    }
    const heard = ({ data }: MessageEvent<PatternAnswer>) => {
      if (data.id === id) settle(data.fits)
    }
    const failed = () => settle(new Error('The worker for patterns failed'))
    const timer = setTimeout(() => {
      worker.terminate()
      running = undefined
      settle(null)
    }, limit)
    worker.addEventListener('message', heard)
    worker.addEventListener('error', failed)
    const question: PatternQuestion = { id, source, texts: texts.map((text) => text.slice(0, longestText)) }
    worker.postMessage(question)
  })
}

const parts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))

async function askAll(source: string, texts: readonly string[], signal?: AbortSignal): Promise<boolean[]> {
  const all: boolean[] = []
  for (let size = atOnce; all.length < texts.length;) {
    signal?.throwIfAborted()
    const part = texts.slice(all.length, all.length + size)
    const begun = performance.now()
    const fits = await ask(source, part)
    if (fits) {
      all.push(...fits)
      size = performance.now() - begun < limit / 4 ? Math.min(2 * size, mostAtOnce) : atOnce
      continue
    }
    size = atOnce
    for (const small of parts(part, again)) {
      signal?.throwIfAborted()
      const second = await ask(source, small)
      if (!second) throw new SlowPattern(source)
      all.push(...second)
    }
  }
  return all
}

/**
 * Which of the texts a pattern fits; case does not count. Texts are looked at up to 1,000 characters.
 *
 * @throws SlowPattern when it was stopped, SyntaxError for what is no pattern (see `patternProblem`), AbortError
 */
export async function fitting(source: string, texts: readonly string[], signal?: AbortSignal): Promise<boolean[]> {
  if (patternProblem(source)) throw new SyntaxError(patternProblem(source))
  // One question at a time, or the time of one would be another's.
  const mine = line.then(() => askAll(source, texts, signal))
  line = mine.catch(() => undefined)
  return mine
}

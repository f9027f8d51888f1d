/**
 * Patterns come from outside and may be built to run for ever. The engine interrupts a regular expression when the
 * watchdog of a vm script fires, so everything that matches is run under one.
 */
import { createContext, Script } from 'node:vm'
import { refuse } from '../answer'

const box: { work: () => void } = { work: () => undefined }
createContext(box)
const run = new Script('work()')

/** ms that one match over all objects may take: far more than an honest pattern needs on a busy machine. */
export const budget = { ms: 4000 }

let running = false

/**
 * Runs `work`; a 400 that names `field` if it takes longer than `ms`. Within work that is timed already the clock of
 * the whole counts. What an appliance answers to such a pattern is assumed: no source says.
 */
export function withinBudget<T>(field: string, work: () => T, ms = budget.ms): T {
  if (running) return work()
  let result: { value: T } | undefined
  box.work = () => {
    result = { value: work() }
  }
  running = true
  try {
    run.runInContext(box, { timeout: Math.max(1, Math.ceil(ms)) })
  } catch (error) {
    // The error comes from the script's own realm, so it is no instance of this one's Error.
    if (typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      throw refuse(400, `"${field}": the pattern takes too long to match`)
    throw error
  } finally {
    running = false
  }
  if (!result) throw new Error('The work did not finish')
  return result.value
}

/**
 * A test that nobody need remember to time: its texts have one budget between them, unless who asks for many at once
 * runs them within another, which costs less.
 */
export function timed(field: string, test: (text: string) => boolean): (text: string) => boolean {
  let left = budget.ms
  return (text) => {
    if (running) return test(text)
    const begun = performance.now()
    try {
      return withinBudget(field, () => test(text), left)
    } finally {
      left -= performance.now() - begun
    }
  }
}

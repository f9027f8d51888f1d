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

/** Runs `work`; a 400 that names `field` if it takes longer than the budget, to which `more` ms are added. */
export function withinBudget<T>(field: string, work: () => T, more = 0): T {
  let result: { value: T } | undefined
  box.work = () => {
    result = { value: work() }
  }
  try {
    run.runInContext(box, { timeout: budget.ms + Math.ceil(more) })
  } catch (error) {
    // The error comes from the script's own realm, so it is no instance of this one's Error.
    if (typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      throw refuse(400, `"${field}": the pattern takes too long to match`)
    throw error
  }
  if (!result) throw new Error('The work did not finish')
  return result.value
}

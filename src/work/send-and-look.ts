import { ApiError, isApiError, isLost, type ErrorFacts } from '../api/errors'
import { pause } from './pause'

/** Between two looks, ms. */
const between = 1000

/**
 * Sends a write. Where its answer is lost it is looked up whether it was done, and then it counts as done; where it was
 * not, or nothing can be read, the failure says so. `shows` is how long what was begun may take to show, ms, where even
 * an answer that says it failed is no end of it.
 * @throws ApiError
 */
export async function sendAndLook(
  send: () => Promise<unknown>,
  isDone: () => Promise<boolean>,
  shows?: number,
): Promise<void> {
  try {
    await send()
  } catch (error) {
    if (!isApiError(error) || !isLost(error)) throw error
    let done = await isDone().catch(() => null)
    // What has not been answered may have begun a moment ago.
    if (done === false && (error.status === null || shows !== undefined)) {
      await pause(shows ?? between)
      done = await isDone().catch(() => null)
    }
    const facts: ErrorFacts = error
    if (done === null) throw new ApiError({ ...facts, looked: error.looked ?? 'unread' })
    if (!done) throw new ApiError({ ...facts, looked: 'not done' })
  }
}

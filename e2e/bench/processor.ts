// What a page asks of the processor: how long its tasks ran, without the time in which they waited for a core. By the
// clock a task of 20 ms takes 70 where as many threads as cores are busy beside it, which is the machine's share.
import { z } from 'zod'
import type { Page } from 'puppeteer-core'

const begun = 'bench-begun'

const traced = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number(),
      /** Microseconds on the processor; only of what is measured so. */
      tdur: z.number().optional(),
    }),
  ),
})

/**
 * Runs something and tells the longest task of the page's main thread meanwhile, ms on the processor.
 * @throws Error if the browser's trace lacks what is read from it
 */
export async function longestOnProcessor(page: Page, run: () => Promise<unknown>): Promise<number> {
  await page.tracing.start({ categories: ['toplevel', 'blink.user_timing'] })
  await page.evaluate((name) => void performance.mark(name), begun)
  await run()
  const { traceEvents } = traced.parse(JSON.parse(new TextDecoder().decode(await page.tracing.stop())))
  const mark = traceEvents.find(({ name }) => name === begun)
  const tasks = traceEvents.filter(
    ({ name, pid, tid, ts }) =>
      name.endsWith('RunTask') && mark && pid === mark.pid && tid === mark.tid && ts >= mark.ts,
  )
  const durations = tasks.flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]))
  if (durations.length === 0) throw new Error('The trace of the browser tells no task of the page.')
  return Math.max(...durations)
}

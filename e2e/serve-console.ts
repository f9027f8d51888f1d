// Before all browser tests: the built console on a port of its own, with the strict policy.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveFolder } from '../scripts/serve.mjs'

const dist = join(import.meta.dirname, '../dist')

export default async function serveConsole(): Promise<() => Promise<void>> {
  if (!existsSync(join(dist, 'index.html'))) throw new Error('There is no dist/ to test: run "npm run build" first.')
  const served = await serveFolder({ root: dist })
  // The workers that run the tests are started later and inherit this.
  process.env.CONSOLE_URL = served.url
  return served.close
}

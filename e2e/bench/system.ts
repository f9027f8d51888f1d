// A firmware image of 2 GiB goes out as fast as curl sends it, and none of it stays in the page; two large configurations
// are compared in a moment.
import { execFile } from 'node:child_process'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { diffDocuments } from '../../src/work/document/diff-rows'
import { tar } from '../../src/simulator/tar'
import { readDocument } from '../../src/work/document/sections'
import { signIn, type Stage } from './browser'
import type { Section } from './figures'
import type { Simulator } from './simulator'

interface Site {
  stage: Stage
  consoleUrl: string
  simulator: Simulator
  runs: number
  say: (text: string) => void
}

const size = 2 * 1024 ** 3
const mostRuns = 2

/** A sparse file with the head of an image: reading it costs what reading a real one from the cache costs. */
async function image(folder: string): Promise<string> {
  const path = join(folder, 'extrahop-extrahop-9.9.1.1500.tar')
  const file = await open(path, 'w')
  await file.write(Buffer.from(tar({ 'extrahop-extrahop-9.9.1.1500/manifest.json': '{"version":"9.9.1.1500"}' }, 0)))
  await file.truncate(size)
  await file.close()
  return path
}

async function byCurl({ url, key }: Simulator, path: string): Promise<number> {
  const { stdout } = await promisify(execFile)('curl', [
    '-s',
    '-X',
    'POST',
    '-T',
    path,
    '-o',
    '/dev/null',
    '-w',
    '%{time_total}',
    '-H',
    `Authorization: ExtraHop apikey=${key}`,
    '-H',
    'Content-Type: application/vnd.extrahop.firmware',
    '-H',
    'Expect:',
    `${url}/api/v1/extrahop/firmware`,
  ])
  return Number(stdout) * 1000
}

/** Two configurations of about 2 MB each that differ here and there. */
function configs(): [string, string] {
  const section = (index: number, changed: boolean) =>
    Array.from({ length: 1500 }, (_, line) => [
      `key_${line}`,
      changed && line % 400 === 7 ? `other ${line}` : `value ${index} ${line}`,
    ])
  const make = (changed: (index: number) => boolean) =>
    JSON.stringify(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [
          `section_${index}`,
          Object.fromEntries(section(index, changed(index))),
        ]),
      ),
    )
  return [make(() => false), make((index) => index % 5 === 0)]
}

function comparing(): { ms: number[]; bytes: number } {
  const [left, right] = configs()
  const ms = Array.from({ length: 6 }, () => {
    const begun = performance.now()
    diffDocuments(readDocument(left), readDocument(right))
    return performance.now() - begun
  })
  // The first warms the engine up, as the page's own first reading does.
  return { ms: ms.slice(1), bytes: left.length }
}

export async function system({ stage, consoleUrl, simulator, runs, say }: Site): Promise<Section> {
  const { ms } = comparing()
  const folder = await mkdtemp(join(tmpdir(), 'hopdeck-image-'))
  const ours: number[] = []
  const theirs: number[] = []
  const growth: number[] = []
  try {
    const path = await image(folder)
    for (let run = 0; run < Math.min(runs, mostRuns); run += 1) {
      say(`uploading 2 GiB, run ${run + 1}`)
      theirs.push(await byCurl(simulator, path))
      await stage.withPage(async (page) => {
        await signIn(page, consoleUrl, simulator)
        await page.goto(`${consoleUrl}/#/firmware`)
        const session = await page.context().newCDPSession(page)
        const heap = async () => (await session.send('Runtime.getHeapUsage')).usedSize / 1e6
        await page.getByLabel('Firmware image').setInputFiles(path)
        await page.getByText(/^[0-9a-f]{64}$/).waitFor({ timeout: 300_000 })
        await session.send('HeapProfiler.collectGarbage')
        const before = await heap()
        let most = before
        const button = page.getByRole('main').getByRole('button', { name: 'Upload', exact: true })
        const begun = performance.now()
        await button.click()
        const done = page.getByText('is stored on the appliance').waitFor({ timeout: 600_000 })
        const watching = { on: true }
        const watch = (async () => {
          while (watching.on) {
            most = Math.max(most, await heap())
            await new Promise((resolve) => setTimeout(resolve, 300))
          }
        })()
        await done
        ours.push(performance.now() - begun)
        watching.on = false
        await watch
        growth.push(most - before)
      })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return {
    title: 'System: a firmware image of 2 GiB, and two configurations of 2 MB',
    figures: [
      {
        name: 'upload of 2 GiB',
        unit: 'ms',
        values: ours,
        beside: { name: 'curl', values: theirs },
        // 90 % of its speed.
        share: 1 / 0.9,
      },
      { name: 'growth of the heap meanwhile', unit: 'MB', values: growth, promise: { limit: 100 } },
      { name: 'comparing two configurations of 2 MB', unit: 'ms', values: ms, promise: { limit: 300 } },
    ],
  }
}

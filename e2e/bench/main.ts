/** Measures what is promised about speed and size: `npm run bench -- --help`. Nothing here is a test; it only tells. */
import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { cpus, loadavg, platform, release, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { helpText, readArguments } from '../../scripts/arguments.mjs'
import { serveFolder } from '../../scripts/serve.mjs'
import { boot } from './boot'
import { openBrowser } from './browser'
import { charts } from './charts'
import { devices } from './devices'
import { explorer } from './explorer'
import { fleet } from './fleet'
import { isMet, table, toJson, type Section } from './figures'
import { lists } from './lists'
import { servePages } from './pages'
import { paging } from './paging'
import { records, recordsPerHour } from './records'
import { bootSimulator, type Simulator } from './simulator'
import { sizes } from './sizes'
import { slow } from './slow'
import { system } from './system'
import { tagging } from './tagging'

const measures = [
  'sizes',
  'slow',
  'devices',
  'paging',
  'tagging',
  'lists',
  'explorer',
  'charts',
  'records',
  'system',
  'fleet',
  'simulator',
] as const
type Measure = (typeof measures)[number]
const isMeasure = (name: unknown): name is Measure => measures.some((measure) => measure === name)

const known = {
  only: { value: 'NAME', about: `one measure: ${measures.join(', ')}` },
  json: { value: 'FILE', about: 'write the figures of every run there' },
  runs: { value: 'N', about: 'runs of each measure in the browser (5)', number: { from: 1, to: 100 } },
  devices: { value: 'N', about: 'size of the site (50000)', number: { from: 1000, to: 500_000 } },
  dist: { value: 'FOLDER', about: 'a built console to measure, instead of building one' },
  help: { about: 'this text' },
}

async function run(argv: string[]): Promise<void> {
  const words = readArguments(argv, known)
  if ('problem' in words) return refuse(words.problem)
  const { only, json, help, runs = 5, devices: count = 50_000, dist: given } = words.values
  if (help) return console.log(helpText('npm run bench -- [options]', known))
  if (only !== undefined && !isMeasure(only)) return refuse(`--only takes ${measures.join(', ')}, not ${only}.`)
  const wanted = measures.filter((measure) => only === undefined || measure === only)

  const folder = await mkdtemp(join(tmpdir(), 'hopdeck-bench-'))
  // The browser's and the server's own handlers may end the process first; this is done whoever ends it.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const closing: (() => Promise<unknown>)[] = []
  const close = async () => {
    // One that cannot end must not keep the others from it.
    for (const end of closing.splice(0).toReversed())
      await end().catch((error: unknown) => console.error(String(error)))
  }
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)))
  const busy = noise()
  try {
    const sections = await measure(wanted, folder, closing, Number(runs), Number(count), given)
    const missed = sections.flatMap(({ figures }) => figures).filter((figure) => isMet(figure) === false).length
    console.log(missed === 0 ? 'Every promise is met.' : `${missed} missed.`)
    if (busy) console.log(busy)
    if (typeof json === 'string') await writeFile(json, toJson(sections, machine()))
  } finally {
    await close()
  }
}

function refuse(problem: string): void {
  console.error(problem)
  process.exitCode = 2
}

const machine = () => ({
  system: `${platform()} ${release()}`,
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  load: loadavg()[0],
  at: new Date().toISOString(),
})

/** A warning where other programs had the processor before we began; Windows does not tell. */
function noise(): string {
  const [load = 0] = loadavg()
  if (load < cpus().length / 2) return ''
  return (
    `Other programs were busy on these ${cpus().length} cores (load ${load.toFixed(1)} at the start): ` +
    'times are longer than on a quiet machine, ratios hold.'
  )
}

/** Progress goes to stderr, so that stdout holds the tables alone. */
const say = (text: string) => console.error(`... ${text}`)

async function measure(
  wanted: readonly Measure[],
  folder: string,
  closing: (() => Promise<unknown>)[],
  runs: number,
  count: number,
  given: string | number | true | undefined,
): Promise<Section[]> {
  const sections: Section[] = []
  const tell = (section: Section) => {
    sections.push(section)
    console.log(`${table(section)}\n`)
  }
  if (wanted.some((name) => name !== 'simulator')) {
    say('building')
    const dist = typeof given === 'string' ? resolve(given) : await buildConsole(join(folder, 'dist'))
    const pages = await servePages(join(folder, 'pages'))
    closing.push(pages.close)
    if (wanted.includes('sizes')) tell(await sizes(dist, pages.swaggerScript))
    if (wanted.some((name) => name !== 'sizes' && name !== 'simulator')) {
      const served = await serveFolder({ root: dist })
      closing.push(served.close)
      const stage = await openBrowser(pages.probe)
      closing.push(stage.close)
      const consoleUrl = served.url
      const pagesUrl = pages.url
      const site = { stage, consoleUrl, pagesUrl, count, runs, say }
      const origins = ['--origin', consoleUrl, '--origin', pagesUrl]
      const withSimulator = async (options: string[], use: (simulator: Simulator) => Promise<Section>) => {
        const simulator = await bootSimulator([...options, ...origins])
        try {
          tell(await use(simulator))
        } finally {
          await simulator.close()
        }
      }
      const large = ['--devices', String(count), '--latency', '20']
      if (wanted.includes('slow')) await withSimulator([], (simulator) => slow({ ...site, simulator }))
      if (wanted.includes('devices')) await withSimulator(large, (simulator) => devices({ ...site, simulator }))
      if (wanted.includes('paging')) await withSimulator(large, (simulator) => paging({ ...site, simulator }))
      if (wanted.includes('tagging')) await withSimulator(large, (simulator) => tagging({ ...site, simulator }))
      if (wanted.includes('lists')) await withSimulator(large, (simulator) => lists({ ...site, simulator }))
      if (wanted.includes('charts'))
        await withSimulator(['--latency', '20'], (simulator) => charts({ ...site, simulator }))
      if (wanted.includes('explorer')) await withSimulator([], (simulator) => explorer({ ...site, simulator }))
      const busy = ['--records-per-hour', String(recordsPerHour)]
      if (wanted.includes('system')) await withSimulator([], (simulator) => system({ ...site, simulator }))
      if (wanted.includes('fleet')) tell(await fleet(site))
      if (wanted.includes('records')) await withSimulator(busy, (simulator) => records({ ...site, simulator }))
    }
  }
  if (wanted.includes('simulator')) tell(await boot({ count, runs, say }))
  return sections
}

/** A production build of its own: what is measured is surely what stands in the source, and nobody's dist is touched. */
async function buildConsole(outDir: string): Promise<string> {
  await build({ root: join(import.meta.dirname, '../..'), logLevel: 'error', build: { outDir, emptyOutDir: true } })
  return outDir
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = 1
})

/** One simulator as a program: `npm run simulator -- --help`. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { platformNames } from '../catalog/platform'
import { startFleet, writeImages } from './fleet'
import { help, parseWords, UsageError, type Words } from './options'
import { startSimulator, type Simulator } from './server'

function say({ url, keys, control, world }: Simulator): void {
  const width = Math.max(...keys.map((key) => key.privilege.length))
  console.log(
    `${platformNames[world.role]} ${world.appliance.version} at ${url}, ${world.collections.devices.size} devices`,
  )
  for (const { key, user, privilege } of keys) console.log(`  ${privilege.padEnd(width)}  ${key}  ${user}`)
  if (control !== null) console.log(`Control port: ${control}`)
}

/** As a real appliance, it answers no page that it was not told of. */
function sayOrigins({ origins = [], anyOrigin }: Words): void {
  if (origins.length === 0 && !anyOrigin)
    console.log('No page may call: add --origin http://localhost:4173 (where the console is), or --any-origin.')
}

/** Starts a fleet and tells of it; what ends it. */
async function runFleet(words: Words, count: number): Promise<() => Promise<void>> {
  const folder = words.images ?? join(tmpdir(), 'hopdeck-fleet')
  const images = await writeImages(folder)
  const fleet = await startFleet({ ...words, count })
  const appliances = fleet.members.map(({ simulator: { url, keys, world }, role }) => ({
    role,
    name: world.appliance.hostname,
    version: world.appliance.version,
    url,
    keys,
  }))
  if (words.json) console.log(JSON.stringify({ ready: true, appliances, csv: fleet.csv, images }))
  else {
    for (const { role, name, version, url } of appliances)
      console.log(`${name.padEnd(14)} ${platformNames[role].padEnd(8)} ${version}  ${url}`)
    console.log(`\nAddress, key and image of each, to paste as CSV:\n${fleet.csv}`)
    console.log(`Images:\n${images.map((path) => `  ${path}\n`).join('')}`)
    sayOrigins(words)
    console.log('Ctrl-C ends them all.')
  }
  return () => fleet.close()
}

async function runOne(words: Words): Promise<() => Promise<void>> {
  const simulator = await startSimulator(words)
  if (words.json) {
    const { url, keys, control } = simulator
    console.log(JSON.stringify({ ready: true, url, keys, ...(control === null ? {} : { control }) }))
  } else {
    say(simulator)
    sayOrigins(words)
    console.log('Ctrl-C ends it.')
  }
  return () => simulator.close()
}

async function run(argv: readonly string[]): Promise<void> {
  const words = parseWords(argv)
  if (words.help) {
    console.log(help)
    return
  }
  const close = await (words.fleet === undefined ? runOne(words) : runFleet(words, words.fleet))
  // While the appliance restarts it listens to nobody, and nothing else would keep the program.
  setInterval(() => undefined, 2 ** 30)
  const end = (): void => {
    void close().then(() => process.exit(0))
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}

/** In one sentence where the reason is plain. */
function sentence(error: unknown): string {
  if (error instanceof UsageError) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? String(error.port) : 'asked for'
    return `Port ${port} is in use; take another with --port, or 0 for a free one.`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(sentence(error))
  process.exitCode = error instanceof UsageError ? 2 : 1
})

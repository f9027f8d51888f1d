/** One simulator as a program: `npm run simulator -- --help`. */
import { platformNames } from '../catalog/platform'
import { help, parseWords, UsageError } from './options'
import { startSimulator, type Simulator } from './server'

function say({ url, keys, control, world }: Simulator): void {
  const width = Math.max(...keys.map((key) => key.privilege.length))
  console.log(
    `${platformNames[world.role]} ${world.appliance.version} at ${url}, ${world.collections.devices.size} devices`,
  )
  for (const { key, user, privilege } of keys) console.log(`  ${privilege.padEnd(width)}  ${key}  ${user}`)
  if (control !== null) console.log(`Control port: ${control}`)
  console.log('Ctrl-C ends it.')
}

async function run(argv: readonly string[]): Promise<void> {
  const words = parseWords(argv)
  if (words.help) {
    console.log(help)
    return
  }
  const simulator = await startSimulator(words)
  // While the appliance restarts it listens to nobody, and nothing else would keep the program.
  setInterval(() => undefined, 2 ** 30)
  const end = (): void => {
    void simulator.close().then(() => process.exit(0))
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  if (words.json) {
    const { url, keys, control } = simulator
    console.log(JSON.stringify({ ready: true, url, keys, ...(control === null ? {} : { control }) }))
  } else say(simulator)
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

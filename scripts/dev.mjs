// npm run dev: Vite's development server and one demo simulator beside it. The simulator is a program of its own and no
// Vite plugin: Vite starts a plugin's replacement before it closes the old one, and the port would still be taken.
import { resolve } from 'node:path'
import { helpText, readArguments } from './arguments.mjs'
import { demoSite, signInLines, startDemo } from './demo.mjs'
import { ensureInstalled, nodeTooOld } from './install.mjs'
import { freePort } from './ports.mjs'

const root = resolve(import.meta.dirname, '..')
const options = {
  port: { value: 'N', number: { from: 1, to: 65_535 }, about: 'port of the console (5173)' },
  devices: { value: 'N', number: { from: 0, to: 1_000_000 }, about: 'devices of the simulator' },
  role: { value: 'ROLE', about: 'discover (default), command, explore or trace' },
  help: { about: 'this text' },
}

/** @type {(() => Promise<void>)[]} */
const closers = []
let ending = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0))

/** @param {number} code */
async function end(code) {
  if (ending) return
  ending = true
  await Promise.allSettled(closers.map((close) => close()))
  process.exit(code)
}

async function dev() {
  const read = readArguments(process.argv.slice(2), options)
  if ('problem' in read) {
    console.error(read.problem)
    return end(2)
  }
  const { port: wanted, devices, role = 'discover', help } = read.values
  if (help) {
    console.log(helpText('npm run dev -- [options]: development server with one simulator', options))
    return end(0)
  }
  const site = demoSite.filter((appliance) => appliance.role === role)
  if (site.length === 0) {
    console.error(`--role must be discover, command, explore or trace, not ${role}.`)
    return end(2)
  }
  const tooOld = nodeTooOld()
  if (tooOld) throw new Error(tooOld)
  await ensureInstalled(root)

  const port = await freePort(Number(wanted ?? 5173), {
    onBusy: (busy, next) => console.log(`Port ${busy} is in use, trying ${next}.`),
  })
  const { createServer } = await import('vite')
  const server = await createServer({ root, server: { port, strictPort: true, host: 'localhost' } })
  await server.listen()
  closers.push(() => server.close())

  const demo = await startDemo({
    root,
    site,
    origins: [`http://localhost:${port}`, `http://127.0.0.1:${port}`],
    ...(devices === undefined ? {} : { devices: Number(devices) }),
    onStarted: (close) => closers.push(close),
  })
  console.log(`\nConsole   http://localhost:${port}`)
  for (const line of signInLines(demo.appliances, `http://localhost:${port}`)) console.log(line)
  console.log('\nCtrl-C ends both.')
}

dev().catch((error) => {
  if (!ending) console.error(error instanceof Error ? error.message : String(error))
  void end(1)
})

// npm start: from a fresh clone to a console with a demo site in one command. Node's own modules only, because this is
// what installs everything else.
import { resolve } from 'node:path'
import { helpText, readArguments } from './arguments.mjs'
import { fleetLines, signInLines, startDemo, startFleet } from './demo.mjs'
import { ensureBuilt, ensureInstalled, nodeTooOld } from './install.mjs'
import { freePort } from './ports.mjs'
import { serveFolder } from './serve.mjs'

const root = resolve(import.meta.dirname, '..')
const options = {
  port: {
    value: 'N',
    number: { from: 1, to: 65_535 },
    about: 'port of the console (4173; the next free one if it is in use)',
  },
  devices: { value: 'N', number: { from: 0, to: 1_000_000 }, about: 'devices of the demo site, for example 50000' },
  seed: { value: 'N', number: { from: 0, to: 2_147_483_000 }, about: 'another number makes another demo site (1)' },
  release: { value: '5.3|8.0|9.8', about: 'release of the demo site (9.8)' },
  fleet: {
    value: 'N',
    number: { from: 1, to: 200 },
    about: 'so many appliances instead, to upgrade; prints their CSV and firmware images',
  },
  failing: {
    value: 'N',
    number: { from: 0, to: 200 },
    about: 'so many of the fleet do not come through their upgrade, chosen by the seed (0)',
  },
  'upgrade-seconds': {
    value: 'N',
    number: { from: 1, to: 86_400 },
    about: 'how long an upgrade in the fleet takes (6)',
  },
  'no-demo': { about: 'serve the console alone, for real appliances' },
  help: { about: 'this text' },
}

/** @type {(() => Promise<void>)[]} */
const closers = []
let ending = false

// A terminal sends Ctrl-C to every program in it and npm passes it on once more, so it comes twice: the first counts.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0))

/** @param {number} code */
async function end(code) {
  if (ending) return
  ending = true
  await Promise.allSettled(closers.map((close) => close()))
  process.exit(code)
}

async function start() {
  const read = readArguments(process.argv.slice(2), options)
  if ('problem' in read) {
    console.error(read.problem)
    return end(2)
  }
  const { port, devices, seed, release, fleet, help, 'no-demo': alone, failing, 'upgrade-seconds': lasts } = read.values
  if (help) {
    console.log(
      helpText('npm start -- [options]: builds and serves the console, with a demo site to try it on', options),
    )
    return end(0)
  }
  if (release !== undefined && !['5.3', '8.0', '9.8'].includes(String(release))) {
    console.error(`--release must be 5.3, 8.0 or 9.8, not ${release}.`)
    return end(2)
  }
  const tooOld = nodeTooOld()
  if (tooOld) throw new Error(tooOld)

  await ensureInstalled(root)
  await ensureBuilt(root)
  if (ending) return

  const free = await freePort(Number(port ?? 4173), {
    onBusy: (busy, next) => console.log(`Port ${busy} is in use, trying ${next}.`),
  })
  const served = await serveFolder({ root: resolve(root, 'dist'), port: free })
  closers.push(served.close)
  if (alone) {
    console.log(`\nConsole   ${served.url}\n\nAllow the origin ${served.url} on your appliance. Ctrl-C ends.`)
    return
  }

  const origins = [`http://localhost:${served.port}`, `http://127.0.0.1:${served.port}`]
  if (fleet !== undefined) {
    console.log(`Starting a fleet of ${fleet} ...`)
    const words = Object.entries({ devices, seed, failing, 'upgrade-seconds': lasts }).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}`, String(value)],
    )
    const found = await startFleet({
      root,
      origins,
      count: Number(fleet),
      words,
      onStarted: (close) => closers.push(close),
    })
    if (ending) return
    for (const line of fleetLines(found, served.url)) console.log(line)
    return
  }
  console.log('Starting the demo site ...')
  const demo = await startDemo({
    root,
    origins,
    ...(devices === undefined ? {} : { devices: Number(devices) }),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(release === undefined ? {} : { release: String(release) }),
    onStarted: (close) => closers.push(close),
  })
  if (ending) return
  console.log(`\nConsole   ${served.url}`)
  console.log('Each line below: privilege, appliance, API key, user.')
  for (const line of signInLines(demo.appliances, served.url)) console.log(line)
  console.log('\nCtrl-C ends everything.')
}

start().catch((error) => {
  if (!ending) console.error(error instanceof Error ? error.message : String(error))
  void end(1)
})

// The demo site: simulators as programs of their own, each on its port, as appliances are machines of their own.
import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { freePort } from './ports.mjs'

/** The appliances of the demo site, in the order they are printed. */
export const demoSite = [
  { role: 'discover', port: 8441, sized: true },
  { role: 'command', port: 8442, sized: true },
  { role: 'explore', port: 8443, sized: false },
  { role: 'trace', port: 8444, sized: false },
]

/**
 * @typedef {object} Appliance
 * @property {string} role
 * @property {string} release
 * @property {string} url
 * @property {{ key: string, user: string, privilege: string }[]} keys the most privileged first
 */

/**
 * Starts simulators and resolves when all of them answer.
 *
 * @param {object} options
 * @param {string} options.root the project's folder
 * @param {string[]} options.origins exact origins that may call them
 * @param {readonly { role: string, port: number, sized: boolean }[]} [options.site]
 * @param {string} [options.release]
 * @param {number} [options.devices] for each appliance that knows devices; absent: the simulator's own number
 * @param {number} [options.seed]
 * @param {(line: string) => void} [options.say]
 * @param {(close: () => Promise<void>) => void} [options.onStarted] handed what ends them as soon as there is one to end
 * @returns {Promise<{ appliances: Appliance[], close: () => Promise<void> }>}
 * @throws {Error} with the simulator's own words when one of them does not come up; the others are ended by then
 */
export async function startDemo({
  root,
  origins,
  site = demoSite,
  release = '9.8',
  devices,
  seed = 1,
  say = console.log,
  onStarted = () => {},
}) {
  /** @type {ReturnType<typeof startSimulator>[]} */
  const running = []
  const close = async () => {
    await Promise.all(running.map((simulator) => simulator.close()))
  }
  onStarted(close)
  const taken = new Set()
  for (const [index, { role, port: wanted, sized }] of site.entries()) {
    const port = await freePort(wanted, {
      except: taken,
      onBusy: (busy, next) => say(`Port ${busy} for the ${role} simulator is in use, trying ${next}.`),
    })
    taken.add(port)
    const words = [
      '--role',
      role,
      '--release',
      release,
      '--port',
      String(port),
      '--seed',
      String(seed + index),
      '--json',
    ]
    if (sized && devices !== undefined) words.push('--devices', String(devices))
    for (const origin of origins) words.push('--origin', origin)
    running.push(startSimulator({ root, role, words, say }))
  }
  try {
    const ready = await Promise.all(running.map((simulator) => simulator.ready))
    return { appliances: ready.map((facts, index) => ({ role: site[index]?.role ?? '', release, ...facts })), close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * @typedef {object} FleetMember
 * @property {string} role
 * @property {string} name
 * @property {string} version
 * @property {string} url
 * @property {{ key: string, user: string, privilege: string }[]} keys the most privileged first
 */

/**
 * Starts a fleet in one program and resolves when all of it answers.
 *
 * @param {object} options
 * @param {string} options.root the project's folder
 * @param {string[]} options.origins exact origins that may call them
 * @param {number} options.count
 * @param {string[]} [options.words] further words for the simulator
 * @param {(line: string) => void} [options.say]
 * @param {(close: () => Promise<void>) => void} [options.onStarted]
 * @returns {Promise<{ appliances: FleetMember[], csv: string, images: string[] }>}
 * @throws {Error} with the simulator's own words when it does not come up
 */
export async function startFleet({ root, origins, count, words = [], say = console.log, onStarted = () => {} }) {
  // Nobody types these addresses, so any free ports do.
  const all = ['--fleet', String(count), '--port', '0', '--json', ...words]
  for (const origin of origins) all.push('--origin', origin)
  const running = startSimulator({ root, role: 'fleet', words: all, say })
  onStarted(running.close)
  const { appliances = [], csv = '', images = [] } = await running.ready
  return { appliances, csv, images }
}

/**
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.role
 * @param {string[]} options.words
 * @param {(line: string) => void} options.say
 */
function startSimulator({ root, role, words, say }) {
  // The channel of kind 'ipc' closes when this program ends, however it ends, and takes the simulator with it.
  const loaded = ['--import', 'tsx', '--import', pathToFileURL(join(root, 'scripts/end-with-parent.mjs')).href]
  const child = spawn(process.execPath, [...loaded, 'src/simulator/main.ts', ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  })
  let said = ''
  let closing = false
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
  const hear = (/** @type {string} */ text) => {
    said = (said + text).slice(-8000)
  }
  child.stderr?.setEncoding('utf8').on('data', hear)

  /** @type {Promise<Ready>} */
  const ready = new Promise((resolve, reject) => {
    let line = ''
    const onText = (/** @type {string} */ text) => {
      line += text
      const end = line.indexOf('\n')
      if (end === -1) return
      const facts = readyLine(line.slice(0, end))
      if (facts) resolve(facts)
      else hear(line.slice(0, end + 1))
      line = line.slice(end + 1)
    }
    child.stdout?.setEncoding('utf8').on('data', onText)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      reject(
        new Error(
          `The ${role} simulator did not start (${signal ?? `exit code ${code}`}). It said:\n${said.trim() || '(nothing)'}`,
        ),
      )
    })
  })

  void ready.then(
    () =>
      child.once('exit', (code, signal) => {
        if (!closing)
          say(`The ${role} simulator ended (${signal ?? `exit code ${code}`}). It said:\n${said.trim() || '(nothing)'}`)
      }),
    () => {},
  )

  return {
    ready,
    close: async () => {
      closing = true
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 3000)
      await ended
      clearTimeout(late)
    },
  }
}

/**
 * @typedef {object} Ready what a simulator says of itself: of one appliance, or of the fleet that it is
 * @property {string} url
 * @property {Appliance['keys']} keys
 * @property {FleetMember[]} [appliances]
 * @property {string} [csv]
 * @property {string[]} [images]
 */

/**
 * The facts of a simulator's ready line, or undefined for any other line.
 *
 * @param {string} line
 * @returns {Ready | undefined}
 */
export function readyLine(line) {
  if (!line.startsWith('{')) return undefined
  try {
    const { ready, ...facts } = JSON.parse(line)
    return ready === true ? facts : undefined
  } catch {
    return undefined
  }
}

/**
 * The lines that tell how to sign in: for each appliance its address in the console, then a line for each key.
 *
 * @param {Appliance[]} appliances
 * @param {string} console_ address of the console
 */
export function signInLines(appliances, console_) {
  const width = Math.max(...appliances.flatMap(({ keys }) => keys.map(({ privilege }) => privilege.length)))
  return appliances.flatMap(({ role, release, url, keys }) => [
    '',
    `${role[0]?.toUpperCase()}${role.slice(1)} ${release}   ${console_}/#/sign-in?appliance=${encodeURIComponent(url)}`,
    ...keys.map(({ key, user, privilege }) => `  ${privilege.padEnd(width)}  ${url}  ${key}  ${user}`),
  ])
}

/**
 * The lines that tell how to upgrade a fleet: where to sign in, what to paste, which images to choose.
 *
 * @param {{ appliances: FleetMember[], csv: string, images: string[] }} fleet
 * @param {string} console_ address of the console
 */
export function fleetLines({ appliances, csv, images }, console_) {
  const [first] = appliances
  return [
    '',
    `Console   ${console_}`,
    ...(first
      ? [
          `Sign in   ${console_}/#/sign-in?appliance=${encodeURIComponent(first.url)}   ${first.name}`,
          `API key   ${first.keys[0]?.key ?? ''}   ${first.keys[0]?.privilege ?? ''}`,
          `Fleet     ${console_}/#/fleet`,
        ]
      : []),
    '',
    'Appliances as CSV (address, API key, image):',
    ...csv.trimEnd().split('\n'),
    '',
    'Firmware images:',
    ...images.map((path) => `  ${path}`),
    '',
    'Ctrl-C ends everything.',
  ]
}

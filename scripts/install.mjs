// Brings node_modules and dist up to date, saying what it does. Runs on a fresh clone, so only Node's own modules.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const oldest = { major: 20, minor: 19 }

/**
 * One sentence if this Node is too old, else undefined.
 *
 * @param {string} [version] as in process.versions.node
 */
export function nodeTooOld(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return undefined
  return `hopdeck needs Node.js ${oldest.major}.${oldest.minor} or newer; this is ${version}.`
}

/**
 * Why the installed packages are not those of the lock file, or undefined if they are. Compares what is installed, not
 * file times: a checkout gives every file the time of the checkout.
 *
 * @param {string} root the project's folder
 */
export function installReason(root) {
  const installed = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return 'nothing is installed yet'
  const lock = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(installed)
  for (const [path, wanted] of Object.entries(lock)) {
    if (path === '') continue
    const found = present[path]
    // An optional package for another system is in the lock file only.
    if (!found && wanted.optional) continue
    if (!found) return `${path} is not installed`
    if (found.version !== wanted.version || found.integrity !== wanted.integrity)
      return `${path} is ${found.version}, the lock file says ${wanted.version}`
  }
  return undefined
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}

/**
 * Installs what the lock file names unless it is there.
 *
 * @param {string} root
 * @throws {Error} when npm fails; its own words are on the terminal by then
 */
export async function ensureInstalled(root) {
  const reason = installReason(root)
  if (!reason) return
  console.log(`Installing packages (${reason}) ...`)
  const started = Date.now()
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const code = await run(npm, ['ci', '--no-audit', '--no-fund'], { root, shell: process.platform === 'win32' })
  if (code !== 0) throw new Error(`npm ci ended with exit code ${code}; what it said is above.`)
  console.log(`Installed in ${seconds(started)}.`)
}

/**
 * Why dist/ has to be built, or undefined if it is newer than everything it is made from.
 *
 * @param {string} root
 */
export function buildReason(root) {
  const stamp = join(root, 'dist/.vite/manifest.json')
  if (!existsSync(stamp)) return 'not built yet'
  const built = statSync(stamp).mtimeMs
  const inputs = [
    'index.html',
    'vite.config.ts',
    'package.json',
    'package-lock.json',
    'scripts/bundle-modules.mjs',
    'scripts/english-only.mjs',
    'scripts/policy-in-page.mjs',
    'scripts/serve.mjs',
    'scripts/trusted-announcer.mjs',
  ]
  for (const input of inputs) if (changedAt(join(root, input)) > built) return `${input} changed`
  for (const folder of ['src', 'public']) {
    const changed = newerThan(join(root, folder), built)
    if (changed) return `${changed.slice(root.length + 1)} changed`
  }
  return undefined
}

/** @param {string} path */
const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)

/**
 * First file or folder below a folder that changed after a moment (a folder changes when a file in it goes). Tests and
 * the simulator are no part of the build.
 *
 * @param {string} folder
 * @param {number} moment milliseconds since 1970
 * @returns {string | undefined}
 */
function newerThan(folder, moment) {
  if (!existsSync(folder)) return undefined
  if (statSync(folder).mtimeMs > moment) return folder
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'simulator' || /\.test\.tsx?$/.test(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      const found = newerThan(path, moment)
      if (found) return found
    } else if (statSync(path).mtimeMs > moment) return path
  }
  return undefined
}

/**
 * Builds dist/ unless it is up to date.
 *
 * @param {string} root
 * @throws {Error} when the build fails; what it said is on the terminal by then
 */
export async function ensureBuilt(root) {
  const reason = buildReason(root)
  if (!reason) return
  console.log(`Building the console (${reason}) ...`)
  const started = Date.now()
  const code = await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { root })
  if (code !== 0) throw new Error(`The build ended with exit code ${code}; what it said is above.`)
  console.log(`Built in ${seconds(started)}.`)
}

/** @param {number} started */
const seconds = (started) => `${((Date.now() - started) / 1000).toFixed(1)} s`

/**
 * Runs a program on this terminal and returns its exit code (1 when it could not be started or was killed).
 *
 * @param {string} program
 * @param {string[]} words
 * @param {{ root: string, shell?: boolean }} options
 * @returns {Promise<number>}
 */
function run(program, words, { root, shell = false }) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd: root, shell, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`)
      resolve(1)
    })
    const stop = () => child.kill()
    process.once('exit', stop)
    child.once('exit', (code) => {
      process.off('exit', stop)
      resolve(code ?? 1)
    })
  })
}

// Finds browsers of the other engines, Firefox and WebKit, for the journeys that are tested in all three. They are not
// asked of anybody: what is missing is skipped, in one sentence that says so.
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * @typedef {object} Engines
 * @property {string} [firefox] path of Firefox
 * @property {{ driver: string, browser: string, screen: string }} [webkit] WebKitGTK's driver and small browser, and a
 *   screen for it (Xvfb)
 * @property {string[]} skipped one sentence for each engine that is missing
 */

/**
 * @param {object} [world] what is looked at; the real machine unless a test says otherwise
 * @param {NodeJS.ProcessEnv} [world.env]
 * @param {(path: string) => boolean} [world.exists]
 * @param {(folder: string) => string[]} [world.list] what a folder holds, nothing where there is none
 * @returns {Engines}
 */
export function findEngines({ env = process.env, exists = existsSync, list = listed } = {}) {
  const folders = [...new Set([...(env.PATH ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/usr/local/bin'])]
  const program = (/** @type {string} */ name) => folders.map((folder) => join(folder, name)).find(exists)
  /** @type {Engines} */
  const engines = { skipped: [] }

  const firefox =
    env.FIREFOX_PATH ??
    program('firefox-esr') ??
    program('firefox') ??
    ['/Applications/Firefox.app/Contents/MacOS/firefox'].find(exists)
  if (firefox && exists(firefox)) engines.firefox = firefox
  else
    engines.skipped.push(
      env.FIREFOX_PATH
        ? `The journeys in Firefox are skipped: FIREFOX_PATH is ${env.FIREFOX_PATH}, but there is no such file.`
        : 'The journeys in Firefox are skipped: it is not installed (Debian: firefox-esr), nor in FIREFOX_PATH.',
    )

  const driver = program('WebKitWebDriver')
  const screen = program('Xvfb')
  const browser = list('/usr/lib')
    .flatMap((machine) => ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((kind) => join('/usr/lib', machine, kind)))
    .map((folder) => join(folder, 'MiniBrowser'))
    .find(exists)
  if (driver && screen && browser) engines.webkit = { driver, screen, browser }
  else
    engines.skipped.push(
      'The journeys in WebKit are skipped: they need webkit2gtk-driver and xvfb, as Debian has them.',
    )
  return engines
}

/** @param {string} folder */
function listed(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

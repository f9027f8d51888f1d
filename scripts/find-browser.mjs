// Finds a Chromium for the browser tests, so that nobody has to set one up who has one already.
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

export const noBrowser =
  'No browser for the tests: install Chromium or Chrome, or run "npx playwright install chromium-headless-shell", or set CHROMIUM_PATH to one.'

const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]

/**
 * Path of a browser: CHROMIUM_PATH, an installed Chromium or Chrome, Playwright's own download.
 *
 * @param {object} [world] what is looked at; the real machine unless a test says otherwise
 * @param {NodeJS.ProcessEnv} [world.env]
 * @param {NodeJS.Platform} [world.platform]
 * @param {(path: string) => boolean} [world.exists]
 * @param {() => Promise<string[]>} [world.downloads] where Playwright would have put its own
 * @returns {Promise<{ path: string, slim: boolean } | { problem: string }>} `slim`: the headless shell, light enough
 *   for two at once; `problem`: one sentence that says what to do
 */
export async function findBrowser({
  env = process.env,
  platform = process.platform,
  exists = existsSync,
  downloads = playwrightDownloads,
} = {}) {
  if (env.CHROMIUM_PATH) {
    if (exists(env.CHROMIUM_PATH)) return found(env.CHROMIUM_PATH)
    return { problem: `CHROMIUM_PATH is ${env.CHROMIUM_PATH}, but there is no such file.` }
  }
  const path = [...installed(env, platform), ...(await downloads())].find((candidate) => exists(candidate))
  return path ? found(path) : { problem: noBrowser }
}

/** @param {string} path */
const found = (path) => ({ path, slim: /headless[-_]shell/.test(path) })

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
function installed(env, platform) {
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Chromium/Application/chrome.exe'),
      ])
  }
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const folders = [...new Set([...onPath, '/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'])]
  const programs = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  if (platform !== 'darwin') return programs
  const applications = ['/Applications', join(env.HOME ?? '', 'Applications')]
  return [
    ...applications.flatMap((folder) => [
      join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
      join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
    ]),
    ...programs,
  ]
}

/** Playwright's downloads, the slim browser first; none where Playwright is not installed. */
async function playwrightDownloads() {
  try {
    const { chromium } = await import('@playwright/test')
    const whole = chromium.executablePath()
    return [...slimBeside(whole), whole]
  } catch {
    return []
  }
}

/**
 * The headless shell is downloaded into a folder of its own beside the whole browser's.
 *
 * @param {string} whole path of the whole browser
 */
function slimBeside(whole) {
  const revision = /[\\/]chromium-(\d+)[\\/]/.exec(whole)
  if (!revision?.[1]) return []
  const folder = join(whole.slice(0, revision.index), `chromium_headless_shell-${revision[1]}`)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => /^(chrome-)?headless[-_]shell(\.exe)?$/.test(entry.name) && entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => dirname(path) !== folder)
}

// Asked by itself, it prints the path, or the sentence and exit code 1: so .ci/run learns whether it has to install one.
if (process.argv[1] && import.meta.filename === process.argv[1]) {
  const browser = await findBrowser()
  if ('path' in browser) console.log(browser.path)
  else {
    console.error(browser.problem)
    process.exitCode = 1
  }
}

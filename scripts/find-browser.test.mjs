import { describe, expect, it } from 'vitest'
import { findBrowser, noBrowser } from './find-browser.mjs'

/**
 * A machine with these files.
 *
 * @param {string[]} files
 * @param {{ env?: Record<string, string>, platform?: NodeJS.Platform, downloads?: string[] }} [rest]
 */
const machine = (files, { env = { PATH: '/usr/bin:/opt/tools' }, platform = 'linux', downloads = [] } = {}) => ({
  env,
  platform,
  exists: (/** @type {string} */ path) => files.includes(path),
  downloads: async () => downloads,
})

describe('findBrowser', () => {
  it('takes CHROMIUM_PATH before everything else', async () => {
    const env = { CHROMIUM_PATH: '/my/chrome', PATH: '/usr/bin' }
    expect(await findBrowser(machine(['/my/chrome', '/usr/bin/chromium'], { env }))).toEqual({
      path: '/my/chrome',
      slim: false,
    })
    expect(await findBrowser(machine(['/usr/bin/chromium'], { env }))).toEqual({
      problem: 'CHROMIUM_PATH is /my/chrome, but there is no such file.',
    })
  })

  it('prefers the headless shell, which is light enough for two at once', async () => {
    expect(await findBrowser(machine(['/usr/bin/chromium', '/usr/bin/chromium-headless-shell']))).toEqual({
      path: '/usr/bin/chromium-headless-shell',
      slim: true,
    })
  })

  it.each([
    ['linux', '/opt/tools/google-chrome'],
    ['linux', '/snap/bin/chromium'],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', '/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium'],
  ])('finds what is installed on %s: %s', async (platform, path) => {
    const env = { PATH: '/usr/bin:/opt/tools', HOME: '/Users/a' }
    expect(await findBrowser(machine([path], { env, platform: platform === 'darwin' ? 'darwin' : 'linux' }))).toEqual({
      path,
      slim: false,
    })
  })

  it('takes an installed browser before a download, and a download before nothing', async () => {
    const downloads = ['/cache/chromium_headless_shell-1/chrome-headless-shell', '/cache/chromium-1/chrome']
    expect(await findBrowser(machine(['/usr/bin/chromium', ...downloads], { downloads }))).toMatchObject({
      path: '/usr/bin/chromium',
    })
    expect(await findBrowser(machine(downloads, { downloads }))).toEqual({ path: downloads[0], slim: true })
    expect(await findBrowser(machine([], { downloads }))).toEqual({ problem: noBrowser })
  })

  it('says in one sentence what to install', () => {
    expect(noBrowser).toMatch(/^[^.]*\.$/)
    expect(noBrowser).toContain('CHROMIUM_PATH')
  })
})

import { expect, it } from 'vitest'
import { findEngines } from './find-engines.mjs'

/** A machine that has these files. */
const machine = (files, env = {}) => ({
  env: { PATH: '/usr/bin', ...env },
  exists: (path) => files.includes(path),
  list: (folder) => [
    ...new Set(
      files.filter((file) => file.startsWith(`${folder}/`)).map((file) => file.slice(folder.length + 1).split('/')[0]),
    ),
  ],
})

const debian = [
  '/usr/bin/firefox-esr',
  '/usr/bin/WebKitWebDriver',
  '/usr/bin/Xvfb',
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
]

it('finds both as Debian installs them', () => {
  expect(findEngines(machine(debian))).toEqual({
    firefox: '/usr/bin/firefox-esr',
    webkit: { driver: debian[1], screen: debian[2], browser: debian[3] },
    skipped: [],
  })
})

it.each(debian.slice(1))('says that WebKit is skipped without %s', (file) => {
  const { webkit, skipped } = findEngines(machine(debian.filter((other) => other !== file)))
  expect(webkit).toBeUndefined()
  expect(skipped).toEqual([expect.stringMatching(/WebKit are skipped.*webkit2gtk-driver and xvfb/)])
})

it('says what it skips on a machine that has none', () => {
  expect(findEngines(machine([]))).toEqual({
    skipped: [expect.stringMatching(/Firefox/), expect.stringMatching(/WebKit/)],
  })
})

it('takes the Firefox that it is given, and says where it is not', () => {
  const given = { FIREFOX_PATH: '/opt/firefox/firefox' }
  expect(findEngines(machine([...debian, '/opt/firefox/firefox'], given)).firefox).toBe('/opt/firefox/firefox')
  expect(findEngines(machine(debian, given)).skipped).toEqual([expect.stringContaining('/opt/firefox/firefox')])
})

import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildReason, installReason, nodeTooOld } from './install.mjs'

/** @type {string} */
let root

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'install-'))
})
afterEach(() => rmSync(root, { recursive: true }))

/**
 * @param {string} path
 * @param {unknown} content
 * @param {number} [at] seconds since 1970
 */
function put(path, content, at) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content))
  if (at !== undefined) utimesSync(join(root, path), at, at)
}

describe('installReason', () => {
  const react = { version: '19.0.0', integrity: 'sha512-a' }
  const lock = (/** @type {Record<string, unknown>} */ packages) =>
    put('package-lock.json', { packages: { '': { name: 'x' }, ...packages } })
  const installed = (/** @type {Record<string, unknown>} */ packages) =>
    put('node_modules/.package-lock.json', { packages })

  it('is content with what the lock file names, whatever the files say of their age', () => {
    lock({ 'node_modules/react': react })
    installed({ 'node_modules/react': react })
    utimesSync(join(root, 'node_modules/.package-lock.json'), 1, 1)
    expect(installReason(root)).toBeUndefined()
  })

  it('does not miss optional packages for other systems', () => {
    lock({ 'node_modules/react': react, 'node_modules/fsevents': { version: '2.0.0', optional: true } })
    installed({ 'node_modules/react': react })
    expect(installReason(root)).toBeUndefined()
  })

  it('names what is missing', () => {
    lock({ 'node_modules/react': react })
    expect(installReason(root)).toBe('nothing is installed yet')
    installed({})
    expect(installReason(root)).toBe('node_modules/react is not installed')
    installed({ 'node_modules/react': { ...react, version: '18.0.0' } })
    expect(installReason(root)).toBe('node_modules/react is 18.0.0, the lock file says 19.0.0')
  })
})

describe('buildReason', () => {
  const files = [
    'index.html',
    'vite.config.ts',
    'package.json',
    'package-lock.json',
    'src/app/app.tsx',
    'public/theme.js',
  ]

  /** Everything as old as 1000, dist as old as 2000. */
  function built() {
    for (const file of files) put(file, 'x', 1000)
    put('src/simulator/world.ts', 'x', 1000)
    put('src/app/app.test.tsx', 'x', 1000)
    for (const folder of ['src', 'src/app', 'src/simulator', 'public']) utimesSync(join(root, folder), 1000, 1000)
    put('dist/.vite/manifest.json', '{}', 2000)
  }

  it('asks for nothing while dist is newer than its sources', () => {
    expect(buildReason(root)).toBe('not built yet')
    built()
    expect(buildReason(root)).toBeUndefined()
  })

  it.each(files)('asks for a build when %s changed', (file) => {
    built()
    utimesSync(join(root, file), 3000, 3000)
    expect(buildReason(root)).toBe(`${file} changed`)
  })

  it('asks for a build when a source is gone', () => {
    built()
    rmSync(join(root, 'src/app/app.tsx'))
    expect(buildReason(root)).toBe('src/app changed')
  })

  it('leaves the simulator and tests out of it', () => {
    built()
    for (const file of ['src/simulator/world.ts', 'src/app/app.test.tsx']) utimesSync(join(root, file), 3000, 3000)
    expect(buildReason(root)).toBeUndefined()
  })
})

describe('nodeTooOld', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s will do', (version) => {
    expect(nodeTooOld(version)).toBeUndefined()
  })
  it.each(['20.18.3', '18.20.0', '9.0.0'])('%s will not', (version) => {
    expect(nodeTooOld(version)).toBe(`hopdeck needs Node.js 20.19 or newer; this is ${version}.`)
  })
})

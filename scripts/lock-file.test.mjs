import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { completed, missingEntries, systemOf } from './lock-file.mjs'

const packages = {
  '': { version: '1.0.0' },
  'node_modules/tool': {
    version: '2.0.0',
    dev: true,
    optionalDependencies: { '@tool/linux-x64-gnu': '2.0.0', '@tool/darwin-arm64': '2.0.0' },
  },
  'node_modules/@tool/linux-x64-gnu': { version: '2.0.0', dev: true, optional: true },
}

describe('completed', () => {
  it('adds what is wanted and missing, with the system it is for', () => {
    expect(missingEntries(packages).map(({ name }) => name)).toEqual(['@tool/darwin-arm64'])
    const whole = completed(packages)
    expect(whole['node_modules/@tool/darwin-arm64']).toMatchObject({
      version: '2.0.0',
      os: ['darwin'],
      cpu: ['arm64'],
      dev: true,
      optional: true,
    })
    expect(missingEntries(whole)).toEqual([])
    expect(Object.keys(whole)).toEqual([
      '',
      'node_modules/@tool/darwin-arm64',
      'node_modules/@tool/linux-x64-gnu',
      'node_modules/tool',
    ])
  })

  it('does not guess a version', () => {
    const ranged = { 'node_modules/tool': { optionalDependencies: { '@tool/darwin-arm64': '^2.0.0' } } }
    expect(() => completed(ranged)).toThrow('not one version')
  })
})

describe('systemOf', () => {
  it.each([
    ['@oxlint/binding-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@oxlint/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@oxlint/binding-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
    ['@oxlint/binding-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
    ['@oxlint-tsgolint/darwin-x64', { os: ['darwin'], cpu: ['x64'] }],
  ])('%s', (name, system) => {
    expect(systemOf(name)).toEqual(system)
  })

  it('says when a name tells nothing', () => {
    expect(() => systemOf('fsevents')).toThrow('does not tell')
  })
})

it('has nothing to add to our own lock file ("node scripts/complete-lock.mjs" adds it)', () => {
  const lock = JSON.parse(readFileSync(resolve(import.meta.dirname, '../package-lock.json'), 'utf8'))
  expect(missingEntries(lock.packages)).toEqual([])
})

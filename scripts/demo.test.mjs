import { describe, expect, it } from 'vitest'
import { demoSite, fleetLines, readyLine, signInLines } from './demo.mjs'

describe('readyLine', () => {
  it('takes the line that says ready, and no other', () => {
    const keys = [{ key: 'a', user: 'setup', privilege: 'system full' }]
    expect(readyLine(JSON.stringify({ ready: true, url: 'http://localhost:1', keys }))).toEqual({
      url: 'http://localhost:1',
      keys,
    })
    for (const line of ['', 'Listening', '{"ready":false}', '{"ready":true'])
      expect(readyLine(line), line).toBeUndefined()
  })
})

describe('signInLines', () => {
  const lines = signInLines(
    [
      {
        role: 'discover',
        release: '9.8',
        url: 'http://localhost:8441',
        keys: [
          { key: 'k1', user: 'setup', privilege: 'system full' },
          { key: 'k2', user: 'guest', privilege: 'read' },
        ],
      },
    ],
    'http://localhost:4174',
  )

  it('gives an address to open that fills in the appliance, and never a key', () => {
    expect(lines[1]).toBe('Discover 9.8   http://localhost:4174/#/sign-in?appliance=http%3A%2F%2Flocalhost%3A8441')
    expect(lines.filter((line) => line.includes('#/sign-in')).join()).not.toMatch(/k1|k2/)
  })

  it('has a line with URL and key for every privilege, in columns', () => {
    expect(lines.slice(2)).toEqual([
      '  system full  http://localhost:8441  k1  setup',
      '  read         http://localhost:8441  k2  guest',
    ])
  })
})

it('tells where to sign in, what to paste and which images to choose for a fleet', () => {
  const keys = [{ key: 'k1', user: 'setup', privilege: 'system full' }]
  const appliances = [{ role: 'command', name: 'fra1-eca-01', version: '9.8.1.1420', url: 'http://127.0.0.1:1', keys }]
  const lines = fleetLines({ appliances, csv: 'http://127.0.0.1:1/,k1,a.tar\n', images: ['/images/a.tar'] }, 'http://c')
  expect(lines).toContain('http://127.0.0.1:1/,k1,a.tar')
  expect(lines).toContain('  /images/a.tar')
  expect(lines.join('\n')).toContain('http://c/#/sign-in?appliance=http%3A%2F%2F127.0.0.1%3A1')
})

it('has one of each kind of appliance, each with a port of its own', () => {
  expect(demoSite.map(({ role }) => role)).toEqual(['discover', 'command', 'explore', 'trace'])
  expect(new Set(demoSite.map(({ port }) => port)).size).toBe(4)
})

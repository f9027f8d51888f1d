import { describe, expect, it } from 'vitest'
import { certificateUrlOf, conclude, hostKind } from './diagnose'
import type { CallSeen, Cause, Observations, Permission, ProbeSeen, StopId } from './diagnosis'

const answered = (status: number, said = ''): CallSeen => ({ outcome: 'answered', status, said, ms: 41 })
const blocked: CallSeen = { outcome: 'blocked', ms: 41 }
const silent: CallSeen = { outcome: 'silent', ms: 15_000 }
const unreadable = (why: 'truncated' | 'not-json' | 'shape'): CallSeen => ({
  outcome: 'unreadable',
  why,
  said: '',
  ms: 41,
})
const probed = (outcome: 'answered' | 'rejected' | 'silent'): ProbeSeen => ({
  outcome,
  ms: outcome === 'silent' ? 8000 : 38,
})

const seen = (facts: Partial<Observations>): Observations => ({
  url: 'https://fra1-eda-01.corp.example',
  pageOrigin: 'https://console.ops.corp.example',
  offline: false,
  permission: 'not told',
  violation: null,
  call: blocked,
  probe: null,
  at: 1_700_000_000_000,
  ...facts,
})

const table: [Partial<Observations>, Cause, StopId][] = [
  [{ call: answered(401) }, 'key', 'key'],
  [{ call: answered(402) }, 'licence', 'key'],
  [{ call: answered(403) }, 'forbidden', 'key'],
  [{ call: answered(404) }, 'not-an-appliance', 'host'],
  [{ call: answered(405) }, 'not-an-appliance', 'host'],
  [{ call: answered(400) }, 'server', 'key'],
  [{ call: answered(429) }, 'server', 'key'],
  [{ call: answered(500) }, 'server', 'key'],
  [{ call: answered(503), permission: 'denied' }, 'server', 'key'],
  [{ call: unreadable('not-json') }, 'not-an-appliance', 'host'],
  [{ call: unreadable('shape') }, 'not-an-appliance', 'host'],
  [{ call: unreadable('truncated') }, 'broken', 'key'],
  [{ probe: probed('answered') }, 'origin', 'origin'],
  [{ probe: probed('answered'), permission: 'granted' }, 'origin', 'origin'],
  [{ probe: probed('answered'), permission: 'denied' }, 'origin', 'origin'],
  [{ probe: probed('answered'), offline: true }, 'origin', 'origin'],
  [{ call: silent, probe: probed('answered') }, 'hang', 'origin'],
  [{ probe: probed('rejected') }, 'unreachable', 'host'],
  [{ probe: probed('rejected'), permission: 'granted' }, 'unreachable', 'host'],
  [{ probe: probed('rejected'), permission: 'prompt' }, 'unreachable', 'host'],
  [{ probe: probed('rejected'), permission: 'denied' }, 'permission', 'network'],
  [{ probe: probed('rejected'), offline: true }, 'offline', 'network'],
  [{ probe: probed('rejected'), offline: true, url: 'https://localhost:8443' }, 'unreachable', 'host'],
  [{ probe: probed('rejected'), url: 'http://localhost:8080' }, 'mixed', 'browser'],
  [
    { probe: probed('rejected'), url: 'http://localhost:8080', pageOrigin: 'http://localhost:4173' },
    'unreachable',
    'host',
  ],
  [{ probe: probed('silent') }, 'silent', 'host'],
  [{ call: silent, probe: probed('silent') }, 'silent', 'host'],
  [{ call: silent, probe: probed('rejected') }, 'silent', 'host'],
  [{ call: silent, probe: probed('silent'), permission: 'prompt' }, 'permission', 'network'],
  [{ call: silent, probe: probed('silent'), permission: 'not needed' }, 'silent', 'host'],
  [{ call: silent, probe: probed('silent'), permission: 'denied' }, 'permission', 'network'],
  [{ violation: 'connect-src' }, 'policy', 'browser'],
  [{ violation: 'connect-src', probe: probed('rejected'), permission: 'denied' }, 'policy', 'browser'],
]

describe('the conclusion', () => {
  it.each(table)('from %o is %s, at %s', (facts, cause, at) => {
    const diagnosis = conclude(seen(facts))
    expect([diagnosis.cause, diagnosis.at]).toEqual([cause, at])
  })

  it('is whole and careful for every combination of what can be seen', () => {
    const calls = [400, 401, 402, 403, 404, 500].map((status) => answered(status, 'Some words'))
    const all = [...calls, unreadable('shape'), unreadable('truncated'), unreadable('not-json'), blocked, silent]
    const probes = [null, probed('answered'), probed('rejected'), probed('silent')]
    const permissions: Permission[] = ['granted', 'denied', 'prompt', 'not told', 'not needed']
    const urls = ['https://eda.example', 'https://10.0.0.5:8443', 'http://127.0.0.1:8080']
    for (const call of all)
      for (const probe of probes)
        for (const permission of permissions)
          for (const url of urls)
            for (const violation of [null, 'connect-src'])
              for (const offline of [false, true]) {
                const diagnosis = conclude(seen({ call, probe, permission, url, violation, offline }))
                const at = diagnosis.stops.findIndex((stop) => stop.id === diagnosis.at)
                expect(diagnosis.stops.map((stop) => stop.id)).toEqual(['browser', 'network', 'host', 'origin', 'key'])
                expect(
                  diagnosis.stops.slice(0, at).every((stop) => stop.state === 'done' || stop.state === 'unknown'),
                ).toBe(true)
                expect(['stopped', 'unknown']).toContain(diagnosis.stops[at]?.state)
                expect(diagnosis.stops.slice(at + 1).every((stop) => stop.state === 'ahead')).toBe(true)
                expect(diagnosis.stops.every((stop) => stop.fact !== '')).toBe(true)
                expect(diagnosis.steps.length).toBeGreaterThan(1)
                expect(diagnosis.title).toMatch(/^(Stopped|Waiting)\b/)
                const text = JSON.stringify(diagnosis)
                expect(text).not.toMatch(/undefined|NaN|\[object/)
                for (const sentence of text.split(/[.:]/)) {
                  if (/\bdown\b/.test(sentence)) expect(sentence).toContain('does not mean')
                }
              }
  })

  it('shows the origin to copy, where to add it, and that a wrong key may look the same', () => {
    const diagnosis = conclude(seen({ probe: probed('answered'), permission: 'granted' }))
    expect(diagnosis.title).toBe('Stopped at the allowed origin')
    expect(diagnosis.stops.map((stop) => [stop.state, stop.fact])).toEqual([
      ['done', 'address is well formed, no mixed content'],
      ['done', 'reached'],
      ['done', 'answered in 38 ms, trusted'],
      ['stopped', 'this page is not on the list, most likely'],
      ['ahead', 'not tested'],
    ])
    expect(diagnosis.what).toContain('wrong key')
    expect(diagnosis.steps[0]?.copy).toBe('https://console.ops.corp.example')
    expect(diagnosis.steps[1]?.path).toEqual(['Admin UI', 'Access Settings', 'API Access', 'CORS Settings'])
    expect(diagnosis.steps[1]?.link?.href).toBe('https://fra1-eda-01.corp.example/admin')
    expect(diagnosis.seen).toEqual([
      { call: 'GET /api/v1/extrahop', outcome: 'blocked after 41 ms', means: 'the browser does not say why' },
      { call: 'GET /', mode: 'no-cors', outcome: 'answered after 38 ms', means: 'host, port and certificate are fine' },
      { call: 'content security policy', outcome: 'no violation', means: 'this page may call that host' },
      { call: 'local network permission', outcome: 'granted', means: 'local addresses are open' },
    ])
  })

  it('quotes the appliance and links its certificate', () => {
    expect(conclude(seen({ call: answered(401, 'Invalid API key.') })).what).toContain('It says: “Invalid API key”.')
    const unreachable = conclude(seen({ probe: probed('rejected') }))
    expect(unreachable.what).toContain('does not mean that the appliance is down')
    expect(unreachable.steps.map((step) => step.link?.href)).toEqual([
      'https://fra1-eda-01.corp.example',
      'http://fra1-eda-01.corp.example/public.cer',
      undefined,
    ])
    expect(certificateUrlOf('https://localhost:8443')).toBe('https://localhost:8443/public.cer')
  })

  it('tells local addresses by their names', () => {
    const kinds = [
      'https://localhost',
      'https://[::1]:1',
      'https://127.8.8.8',
      'https://10.0.0.1',
      'https://172.20.0.1',
    ]
    expect(kinds.map(hostKind)).toEqual(['loopback', 'loopback', 'loopback', 'local', 'local'])
    const others = [
      'https://[fd00::1]',
      'https://192.168.1.2',
      'https://eda.local',
      'https://172.32.0.1',
      'https://10.example.com',
    ]
    expect(others.map(hostKind)).toEqual(['local', 'local', 'local', 'other', 'other'])
  })
})

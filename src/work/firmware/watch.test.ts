import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apart, begin, extended, heard, isFinal, missed, phaseOf, seen, type Sighting, type Watch } from './watch'

const before: Sighting = { at: 0, version: '9.7.4.1000', identity: 'EX-1', started: 1000 }
const start = (facts: Partial<Parameters<typeof begin>[0]> = {}): Watch =>
  begin({ wanted: '9.8.2.1422', before, since: 0, deadline: 600_000, restarts: true, ...facts })
const old = (at: number): Sighting => ({ ...before, at })
const fresh = (at: number, facts: Partial<Sighting> = {}): Sighting => ({
  at,
  version: '9.8.2.1422',
  identity: 'EX-1',
  started: 50_000,
  ...facts,
})

describe('an upgrade that is watched', () => {
  it('is verified by two reads that lie ten seconds apart, and by nothing sooner', () => {
    const once = seen(missed(seen(start(), old(2000)), 4000), fresh(60_000))
    expect(phaseOf(once, 60_000)).toBe('confirming')
    expect(phaseOf(seen(once, fresh(60_000 + apart - 1)), 60_000 + apart)).toBe('confirming')
    expect(phaseOf(seen(once, fresh(60_000 + apart)), 60_000 + apart)).toBe('verified')
  })

  it('begins to confirm anew when nothing came between the two reads', () => {
    const gap = missed(seen(start(), fresh(60_000)), 62_000)
    expect(phaseOf(seen(gap, fresh(60_000 + apart)), 60_000 + apart)).toBe('confirming')
  })

  it('is not verified by a version that is told before the restart', () => {
    const early = seen(seen(start(), fresh(10_000, { started: 1000 })), fresh(40_000, { started: 1000 }))
    expect(phaseOf(early, 40_000)).toBe('installing')
  })

  it('is not verified by another appliance at the address', () => {
    const other = seen(seen(start(), fresh(10_000, { identity: 'EX-2' })), fresh(40_000, { identity: 'EX-2' }))
    expect(phaseOf(other, 40_000)).toBe('stranger')
    const back = seen(seen(other, fresh(50_000)), fresh(50_000 + apart))
    expect(phaseOf(back, 50_000 + apart)).toBe('verified')
  })

  it('takes a refused connection for a refused connection', () => {
    expect(phaseOf(missed(start(), 5000), 5000)).toBe('restarting')
    expect(phaseOf(seen(missed(start(), 5000), old(8000)), 8000)).toBe('not-started')
    // While its job says that it runs, it has not failed to start.
    expect(phaseOf(seen(heard(missed(start(), 5000), 'running', '', 6000), old(8000)), 8000)).toBe('installing')
  })

  it('did not start if the job is done, or there is none, and nothing has restarted', () => {
    expect(phaseOf(seen(heard(start(), 'running', '', 10_000), old(20_000)), 20_000)).toBe('installing')
    expect(phaseOf(seen(heard(start(), 'done', '', 10_000), old(20_000)), 20_000)).toBe('not-started')
    expect(phaseOf(seen(heard(start({ doubtful: true }), 'absent', '', 10_000), old(20_000)), 20_000)).toBe(
      'not-started',
    )
    expect(phaseOf(seen(heard(start(), 'absent', '', 10_000), old(20_000)), 20_000)).toBe('installing')
  })

  it('is given the time for its restart from the end of its job, and not from the command', () => {
    const done = heard(heard(start(), 'running', '', 5000), 'done', '', 300_000)
    expect(phaseOf(seen(done, old(301_000)), 301_000)).toBe('installing')
    const later = heard(done, 'done', '', 304_000)
    expect(phaseOf(seen(later, old(306_000)), 306_000)).toBe('not-started')
    expect(phaseOf(seen(missed(later, 305_000), fresh(340_000)), 340_000)).toBe('confirming')
  })

  it('failed if the job says so, or it came back with what it had', () => {
    expect(phaseOf(seen(heard(start(), 'failed', '', 10_000), old(20_000)), 20_000)).toBe('failed')
    expect(phaseOf(seen(start(), fresh(60_000, { version: '9.7.4.1000' })), 60_000)).toBe('failed')
  })

  it('waits for a restart where none was wanted', () => {
    expect(phaseOf(seen(heard(start({ restarts: false }), 'done', '', 10_000), old(20_000)), 20_000)).toBe('installed')
  })

  it('is unknown after the deadline, which can be put off, and verified by a late return', () => {
    const away = missed(start(), 10_000)
    expect(phaseOf(away, 600_000)).toBe('unknown')
    expect(phaseOf(extended(away, 600_000, 60_000), 600_000)).toBe('restarting')
    const late = seen(seen(away, fresh(900_000)), fresh(900_000 + apart))
    expect(phaseOf(late, 900_000 + apart)).toBe('verified')
  })

  it('is never verified by anything but the wanted version of the same appliance after a restart', () => {
    const sighting = fc.record({
      version: fc.constantFrom('9.7.4.1000', '9.8.2.1422', '9.8.2.1423'),
      identity: fc.constantFrom('EX-1', 'EX-2', null),
      started: fc.constantFrom(1000, 50_000, null),
      wait: fc.integer({ min: 0, max: 20_000 }),
    })
    const event = fc.oneof(
      sighting.map((one) => ({ kind: 'seen' as const, ...one })),
      fc.integer({ min: 0, max: 20_000 }).map((wait) => ({ kind: 'missed' as const, wait })),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        let watch = start()
        let at = 0
        for (const one of events) {
          at += one.wait
          watch = one.kind === 'missed' ? missed(watch, at) : seen(watch, { ...one, at })
          if (phaseOf(watch, at) !== 'verified') continue
          expect(watch.last?.version).toBe('9.8.2.1422')
          expect(watch.last?.identity).not.toBe('EX-2')
          expect(watch.last?.started === 50_000 || watch.refused > 0).toBe(true)
          expect(isFinal('verified')).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

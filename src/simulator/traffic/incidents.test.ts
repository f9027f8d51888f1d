// Incidents and records show what the metrics count.
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { written } from '../metrics/measured'
import { type Thing } from '../metrics/things'
import { eachRecord, recordsBetween } from '../records/stream'
import { sourceOf } from '../records/source'
import { World } from '../world'
import { hourMs } from './rhythm'

import { noon, world, traffic, thing, spec, count, measured, keyed, speaker, window, runs } from './site-of-tests'

afterAll(() => world.close())

describe('incidents', () => {
  const hours = Array.from({ length: 6 * 24 }, (_, at) => Math.floor(noon / hourMs) - 1 - at)
  const of = (kind: string) =>
    [...new Set(hours.flatMap((hour) => traffic.incidentsIn(hour)))].filter(
      (one) => one.kind === kind && one.until < noon,
    )

  it('make a slow database slow in every metric and record of it, and those who wait for it', () => {
    const list = of('slow')
    let compared = 0
    for (const { from, until, device: id } of list) {
      const p95 = (one: Thing, category: string, a: number, b: number) =>
        (
          written(measured(one, category, 'tprocess', a, b), {
            ...spec(category, 'tprocess'),
            calc: 'percentiles',
            percentiles: [95],
          }) as number[]
        )[0] ?? 0
      const [usual, now] = [from - 1_800_000, from].map((at) =>
        p95(thing('device', id), 'db_server', at, at === from ? until : from),
      )
      // A small site may be silent for an hour.
      if (!usual || !now) continue
      compared++
      expect(now).toBeGreaterThan(3 * usual)
      const waiting = new Set(traffic.pairs.filter(({ backend }) => backend === id).map(({ server }) => server.id))
      for (const web of waiting) {
        const [before, during] = [
          p95(thing('device', web), 'http_server', from - 1_800_000, from),
          p95(thing('device', web), 'http_server', from, until),
        ]
        if (before > 0 && during > 0) expect(during).toBeGreaterThan(before)
      }
      const times = [...recordsBetween(world, from, until, new Set(['~db']))]
        .filter(({ server, pair }) => server.id === id && !pair.chore)
        .map((stored) => Number(sourceOf(stored)['processingTime'] ?? 0))
      expect(Math.max(...times)).toBeGreaterThan(100)
    }
    expect(compared).toBeGreaterThan(1)
  })

  it('leave nothing of a server that is away but knocking, and errors of those who need it', () => {
    const list = of('outage')
    expect(list.length).toBeGreaterThan(1)
    let [knocks, usual] = [0, 0]
    for (const { from, until, device: id } of list) {
      const one = thing('device', id)
      expect(count(one, 'db_server', 'req', from, until)).toBe(0)
      knocks += count(one, 'tcp', 'syn_unanswered_in', from, until)
      usual += count(one, 'tcp', 'syn_unanswered_in', until, 2 * until - from)
      const left = [...recordsBetween(world, from, until, new Set(['~db']))].filter(({ server }) => server.id === id)
      expect(left).toEqual([])
    }
    expect(knocks).toBeGreaterThan(10 * (usual + 1))
  })

  it('show a scan as many that one device knocks at, in flows too', () => {
    const list = of('scan')
    expect(list.length).toBeGreaterThan(1)
    for (const { from, until, device: id } of list) {
      const one = thing('device', id)
      const before = count(one, 'tcp', 'syn_unanswered_out', from - 3 * hourMs, from)
      expect(count(one, 'tcp', 'syn_unanswered_out', from, until)).toBeGreaterThan(20 * (before + 1))
      const flows = [...recordsBetween(world, from, until, new Set(['~flow']))].filter(
        (stored) => stored.client.id === id,
      )
      expect(new Set(flows.map(({ server }) => server.id)).size).toBeGreaterThan(50)
      expect(sourceOf(flows[0]!)['detection']).toEqual(['suspicious_scan'])
    }
  })
})

describe('records', () => {
  it('are as many as the metric counts, in every window', () => {
    fc.assert(
      fc.property(speaker('http_server'), window, ({ id }, [from, until]) => {
        let seen = 0
        eachRecord(world, from, until, new Set(['~http']), ({ server }) => {
          if (server.id === id) seen++
        })
        expect(seen).toBe(count(thing('device', id), 'http_server', 'req', from, until))
      }),
      runs,
    )
  })

  it('say what the details count', () => {
    fc.assert(
      fc.property(speaker('http_server'), window, ({ id }, [from, until]) => {
        const codes = new Map<string, number>()
        let bytes = 0
        for (const stored of recordsBetween(world, from, until, new Set(['~http']))) {
          if (stored.server.id !== id) continue
          const source = sourceOf(stored)
          bytes += Number(source['reqBytes'])
          const code = source['statusCode']
          if (typeof code === 'number') codes.set(`${code}`, (codes.get(`${code}`) ?? 0) + 1)
        }
        const counted = keyed(measured(thing('device', id), 'http_server', 'status_code', from, until))
        const told = new Map(counted.map(({ key, value }) => [key.key_type === 'string' ? key.str : '', Number(value)]))
        expect(codes).toEqual(told)
        expect(bytes).toBe(count(thing('device', id), 'http_server', 'req_bytes', from, until))
      }),
      { numRuns: 25 },
    )
  })

  it('of a denser store are as many as were asked for, and of a thinner one too', () => {
    for (const recordsPerHour of [1000, 200_000]) {
      const dense = new World({
        seed: 1,
        devices: 100,
        role: 'discover',
        release: '9.8',
        now: () => noon,
        jobStep: 1,
        recordsPerHour,
      })
      let seen = 0
      const busiest = Date.UTC(2026, 2, 4, 10)
      eachRecord(dense, busiest, busiest + hourMs, new Set(), () => void seen++)
      expect(seen).toBeGreaterThan(recordsPerHour * 0.5)
      expect(seen).toBeLessThan(recordsPerHour * 2)
      dense.close()
    }
  })
})

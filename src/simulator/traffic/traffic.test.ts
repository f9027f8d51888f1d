// The arithmetic of a network, over random objects and times: no wrong chart can be seen where the numbers are wrong.
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { cycleMs } from '../../catalog/cycles'
import { counts } from '../metrics/counter'
import { legsOf } from '../metrics/legs'
import { written } from '../metrics/measured'
import { tallyOf } from '../metrics/tallies'
import { thingOf } from '../metrics/things'
import { membersOf } from '../membership'
import { World } from '../world'
import { hourMs } from './rhythm'
import { trafficOf } from './traffic'

import {
  noon,
  world,
  traffic,
  devices,
  thing,
  spec,
  count,
  measured,
  keyed,
  sumOf,
  device,
  speaker,
  window,
  runs,
} from './site-of-tests'

afterAll(() => world.close())

describe('traffic', () => {
  it('is what comes in and what goes out', () => {
    fc.assert(
      fc.property(device, window, ({ id }, [from, until]) => {
        const one = thing('device', id)
        const of = (name: string) => count(one, 'net', name, from, until)
        expect(of('bytes')).toBe(of('bytes_in') + of('bytes_out'))
        expect(of('pkts')).toBe(of('pkts_in') + of('pkts_out'))
        expect(of('external_bytes_in')).toBeLessThanOrEqual(of('bytes_in'))
      }),
      runs,
    )
  })

  it('comes in packets as large as they can be', () => {
    fc.assert(
      fc.property(device, window, ({ id }, [from, until]) => {
        const one = thing('device', id)
        for (const way of ['_in', '_out', '']) {
          const bytes = count(one, 'net', `bytes${way}`, from, until)
          const pkts = count(one, 'net', `pkts${way}`, from, until)
          expect(bytes).toBeGreaterThanOrEqual(pkts * 54)
          expect(bytes).toBeLessThanOrEqual(pkts * 1514)
        }
      }),
      runs,
    )
  })

  it('that one end sends is what the other gets', () => {
    const ends = fc.constantFrom(...traffic.pairs.filter(({ reach }) => reach === 'inside'))
    fc.assert(
      fc.property(ends, window, ({ client, server }, [from, until]) => {
        const peer = (one: number, other: { ipaddr4?: string | null | undefined }, name: string): number =>
          sumOf(
            keyed(measured(thing('device', one), 'net_detail', name, from, until)).filter(
              ({ key }) => key.key_type === 'ipaddr' && key.addr === other.ipaddr4,
            ),
          )
        if (!client.ipaddr4 || !server.ipaddr4) return
        expect(peer(client.id, server, 'bytes_out')).toBe(peer(server.id, client, 'bytes_in'))
        expect(peer(client.id, server, 'pkts_in')).toBe(peer(server.id, client, 'pkts_out'))
      }),
      runs,
    )
  })

  it('has details that add up to their metric', () => {
    const cases = fc.constantFrom(
      ['net_detail', 'bytes_in', 'net', 'bytes_in'],
      ['net_detail', 'bytes_out', 'net', 'bytes_out'],
      ['app', 'bytes', 'net', 'bytes'],
      ['app', 'pkts', 'net', 'pkts'],
      ['http_server', 'status_code', 'http_server', 'rsp'],
      ['http_server', 'method', 'http_server', 'req'],
      ['http_client_detail', 'req', 'http_client', 'req'],
      ['http_server_detail', 'rsp_error', 'http_server', 'rsp_error'],
      ['dns_client', 'rsp_rcode', 'dns_client', 'rsp'],
      ['db_server', 'error_msg', 'db_server', 'rsp_error'],
      ['ssl_server', 'version', 'ssl_server', 'connected'],
      ['tcp_detail', 'accepted', 'tcp', 'accepted'],
    )
    fc.assert(
      fc.property(
        device,
        cases,
        window,
        ({ id }, [detail = '', name = '', category = '', whole = ''], [from, until]) => {
          const one = thing('device', id)
          expect(sumOf(keyed(measured(one, detail, name, from, until)))).toBe(count(one, category, whole, from, until))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('of a group and of a network is that of its devices', () => {
    const groups = [...world.collections.devicegroups.all()].map(({ id }) => id)
    const metric = fc.constantFrom(
      ['net', 'bytes'],
      ['http_server', 'req'],
      ['dns_client', 'rsp_error'],
      ['tcp', 'connected'],
    )
    fc.assert(
      fc.property(fc.constantFrom(...groups), metric, window, (id, [category = '', name = ''], [from, until]) => {
        const members = [...membersOf(world, id)].map((key) => count(thing('device', key), category, name, from, until))
        expect(count(thing('device_group', id), category, name, from, until)).toBe(members.reduce((a, b) => a + b, 0))
        const all = devices.reduce((sum, one) => sum + count(thing('device', one.id), 'net', 'bytes', from, until), 0)
        expect(count(thing('network', 0), 'net', 'bytes', from, until)).toBe(all)
      }),
      { numRuns: 12 },
    )
  })
})

describe('requests', () => {
  const protocols = fc.constantFrom('http', 'dns', 'db', 'cifs', 'ldap')
  it('are answered at most once, and errors are answers', () => {
    fc.assert(
      fc.property(
        protocols,
        fc.constantFrom('server', 'client'),
        fc.integer({ min: 0 }),
        window,
        (protocol, side, at, [from, until]) => {
          const category = `${protocol}_${side}`
          const list = devices.filter((one) => one.activity?.includes(category))
          const one = thing('device', list[at % list.length]?.id ?? 0)
          const of = (name: string) => count(one, category, name, from, until)
          expect(of('rsp')).toBeLessThanOrEqual(of('req'))
          expect(of('rsp_error')).toBeLessThanOrEqual(of('rsp'))
        },
      ),
      runs,
    )
  })

  it('of all clients inside are those of all servers', () => {
    fc.assert(
      fc.property(protocols, window, (protocol, [from, until]) => {
        const all = thing('network', 0)
        const inside = legsOf(traffic, all, `${protocol}_client`).filter(({ pair }) => pair.reach === 'inside')
        const asked = counts(traffic, inside, tallyOf(`${protocol}_client`, 'req'), Float64Array.of(from, until))[0]
        expect(asked).toBe(count(all, `${protocol}_server`, 'req', from, until))
      }),
      runs,
    )
  })
})

describe('buckets', () => {
  it('of every length add up to the same, wherever a window is cut', () => {
    fc.assert(
      fc.property(speaker('http_server'), fc.integer({ min: 0, max: 120 * 3600 }), ({ id }, back) => {
        const one = thing('device', id)
        const until = noon - back * 1000
        const from = until - 2 * hourMs
        const whole = count(one, 'http_server', 'rsp', from, until)
        for (const cycle of ['1sec', '30sec', '5min', '1hr'] as const) {
          const step = cycleMs[cycle]
          const bounds = Float64Array.from({ length: (until - from) / step + 1 }, (_, at) => from + at * step)
          const list = counts(traffic, legsOf(traffic, one, 'http_server'), tallyOf('http_server', 'rsp'), bounds)
          expect(list.reduce((a, b) => a + b, 0)).toBe(whole)
          expect(Math.min(...list)).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('are the same whoever asks, and when', () => {
    const other = new World({ seed: 1, devices: 300, role: 'discover', release: '9.8', now: () => noon, jobStep: 1 })
    fc.assert(
      fc.property(device, window, ({ id }, [from, until]) => {
        const again = counts(
          trafficOf(other),
          legsOf(trafficOf(other), thingOf(other, 'device', id, null) ?? thing('device', id), 'net'),
          tallyOf('net', 'bytes'),
          Float64Array.of(from, until),
        )[0]
        expect(again).toBe(count(thing('device', id), 'net', 'bytes', from, until))
      }),
      runs,
    )
    other.close()
  })
})

describe('distributions', () => {
  it('have as many values as there were answers, and percentiles in their order', () => {
    fc.assert(
      fc.property(speaker('http_server'), window, ({ id }, [from, until]) => {
        const one = thing('device', id)
        const value = measured(one, 'http_server', 'tprocess', from, until)
        const wanted = {
          ...spec('http_server', 'tprocess'),
          calc: 'percentiles' as const,
          percentiles: [5, 25, 50, 75, 95, 99],
        }
        const list = written(value, wanted) as number[]
        expect(list).toEqual(list.toSorted((a, b) => a - b))
        const freqs = value.kind === 'histogram' ? value.steps.reduce((sum, { freq }) => sum + freq, 0) : -1
        expect(freqs).toBe(count(one, 'http_server', 'rsp', from, until))
      }),
      runs,
    )
  })
})

describe('shapes', () => {
  it('differ: some work by day, some save by night, some never rest', () => {
    const shapes = new Set(traffic.pairs.map(({ shape }) => shape))
    expect(shapes).toEqual(new Set(['office', 'nightly', 'steady', 'bursty']))
    const day = Date.UTC(2026, 2, 3)
    const ratio = devices.flatMap(({ id }) => {
      const of = (from: number) =>
        count(thing('device', id), 'net', 'bytes', day + from * hourMs, day + (from + 3) * hourMs)
      const [night, office] = [of(1), of(9)]
      return night + office > 2_000_000 ? [office / (night + 1)] : []
    })
    expect(ratio.filter((one) => one > 4).length).toBeGreaterThan(3)
    expect(ratio.filter((one) => one < 0.5).length).toBeGreaterThan(1)
    expect(ratio.filter((one) => one > 0.6 && one < 2).length).toBeGreaterThan(1)
  })
})

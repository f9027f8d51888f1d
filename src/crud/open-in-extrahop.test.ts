import { describe, expect, it } from 'vitest'
import { addressOf, type OwnHost, type OwnPage } from './open-in-extrahop'

const one: OwnHost = { host: 'eda.corp.example', uuids: new Map([[null, 'aaaa']]) }
const several: OwnHost = {
  host: 'eca.corp.example',
  uuids: new Map([
    [1, 'bbbb'],
    [2, 'cccc'],
  ]),
}
const device: OwnPage = { kind: 'device', id: 7, discoveryId: 'd1.0', node: null }
const base = 'https://eda.corp.example/extrahop/#'

describe("the appliance's own page", () => {
  it('has an address for a code that holds half of a character pair', () => {
    const page: OwnPage = { kind: 'dashboard', shortCode: 'a\ud800' }
    expect(addressOf(page, one, { release: '9.8' }).href).toContain('/Dashboard/a%EF%BF%BD?')
    expect(addressOf({ ...device, discoveryId: '\udfff' }, one, { release: '9.8' }).href).toContain('%EF%BF%BD')
  })

  it.each<[OwnPage, OwnHost, '5.3' | '9.8', string]>([
    [device, one, '9.8', `${base}/metrics/devices/aaaa.d1.0/overview/?from=6&interval_type=HR&until=0`],
    [device, one, '5.3', `${base}/Devices?details=true&deviceOid=7&from=6&interval_type=HR&until=0&view=l2stats`],
    [
      { ...device, node: 2 },
      several,
      '9.8',
      'https://eca.corp.example/extrahop/#/metrics/devices/cccc.d1.0/overview/?from=6&interval_type=HR&until=0',
    ],
    [
      { kind: 'device group', id: 5 },
      one,
      '9.8',
      `${base}/metrics/devicegroups/5/overview?from=6&interval_type=HR&until=0`,
    ],
    [{ kind: 'dashboard', shortCode: '~aB3' }, one, '9.8', `${base}/Dashboard/aB3?from=6&interval_type=HR&until=0`],
  ])('of %o', (page, host, release, href) => expect(addressOf(page, host, { release })).toEqual({ href }))

  it('is not made up where the appliance does not say enough', () => {
    expect(addressOf(device, several, { release: '9.8' })).toHaveProperty('reason')
    expect(addressOf({ ...device, discoveryId: undefined }, one, { release: '9.8' })).toHaveProperty('reason')
    expect(addressOf({ kind: 'dashboard', shortCode: undefined }, one, { release: '9.8' })).toHaveProperty('reason')
    for (const odd of [true, 5, ['a'], { toString: 1 }] as unknown as string[]) {
      expect(addressOf({ kind: 'dashboard', shortCode: odd }, one, { release: '9.8' })).toHaveProperty('reason')
      expect(addressOf({ ...device, discoveryId: odd }, one, { release: '9.8' })).toHaveProperty('reason')
    }
  })
})

it('makes no address of what is no code', () => {
  const host = { host: 'eda', uuids: new Map([[null, 'u']]) }
  for (const shortCode of [undefined, '~', 'x'.repeat(1000)])
    expect(addressOf({ kind: 'dashboard', shortCode }, host, { release: '9.8' })).toHaveProperty('reason')
})

it('leads to a host and nowhere else, whatever the appliance calls itself', () => {
  const of = (host: unknown) =>
    addressOf({ kind: 'device group', id: 5 }, { host: host as string, uuids: new Map() }, { release: '9.8' })
  const texts = [
    'javascript:alert(1)',
    'eda@elsewhere.example',
    'elsewhere.example/path',
    'eda?x',
    'eda#x',
    '<img src=x>',
  ]
  for (const odd of [...texts, 'a b', '', null, undefined, 7, ['eda'], 'x'.repeat(1000)])
    expect([odd, of(odd).reason]).toEqual([odd, 'The appliance does not say its host name'])
  for (const host of ['eda', 'EDA-1.corp.example', 'eda:8443', 'eda:443', '192.0.2.21', '[2001:db8::1]'])
    expect(of(host).href).toContain(`https://${host}/extrahop/#/`)
})

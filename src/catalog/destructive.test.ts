import { expect, it } from 'vitest'
import { appliances } from './appliances'
import { isDestructive } from './destructive'
import { extrahop } from './extrahop'

const { downloadFirmwareVersion, downloadFirmwareUrl, restart, updateCluster, updateServices, updateTicketing } =
  extrahop.operations

it('knows an option that makes a harmless operation interrupt the appliance', () => {
  for (const operation of [downloadFirmwareVersion, downloadFirmwareUrl]) {
    expect(isDestructive(operation, { body: { version: '9.9.0.1', upgrade: true } })).toBe(true)
    expect(isDestructive(operation, { body: { version: '9.9.0.1', upgrade: false } })).toBe(false)
    expect(isDestructive(operation, {})).toBe(false)
  }
  expect(isDestructive(restart, {})).toBe(true)
  expect(isDestructive(updateTicketing, { body: { enabled: true } })).toBe(false)
})

it('knows the option that erases what another appliance was configured to', () => {
  const { create } = appliances.operations
  const body = { host: '10.0.0.1', pairing_token: 'x', nickname: 'eda' }
  expect(isDestructive(create, { body: { ...body, reset_configuration: true } })).toBe(true)
  expect(isDestructive(create, { body: { ...body, reset_configuration: false } })).toBe(false)
  expect(isDestructive(create, { body })).toBe(false)
})

it.each<unknown>([true, 'true', 'yes', 1, '1', {}, { toString: 1, valueOf: 1 }])(
  'takes an option that is sent as %j for one that is on',
  (upgrade) => {
    expect(isDestructive(downloadFirmwareUrl, { body: { upgrade } })).toBe(true)
  },
)

it.each([false, null, undefined, '', 0, 'false', 'No', '0', ' off '])(
  'takes an option that is sent as %j for off',
  (upgrade) => {
    expect(isDestructive(downloadFirmwareUrl, { body: { upgrade } })).toBe(false)
  },
)

it.each<[string, { query?: unknown; body?: unknown }]>([
  ['in the query', { query: { upgrade: 'true' }, body: { version: '9.9.0.1' } }],
  ['in odd capitals', { body: { Upgrade: true } }],
  ['with blanks around its name', { body: { ' upgrade ': 1 } }],
  ['in a list', { body: [{ upgrade: true }] }],
  ['a level deeper', { body: { options: { UPGRADE: [false, 'yes'] } } }],
])('finds an option that is sent %s', (_, input) => {
  expect(isDestructive(downloadFirmwareVersion, input)).toBe(true)
})

it('goes through what is deeper than calls can go', () => {
  let body: unknown = { upgrade: true }
  for (let depth = 0; depth < 50_000; depth++) body = [body]
  expect(isDestructive(downloadFirmwareVersion, { body })).toBe(true)
})

it('knows what takes the ways in, or records, away by being switched off', () => {
  for (const name of ['admin', 'ssh', 'SSH']) {
    for (const enabled of [false, 'false', 0, null, 'Off'])
      expect(isDestructive(updateServices, { body: { [name]: { enabled } } })).toBe(true)
    expect(isDestructive(updateServices, { body: { [name]: { enabled: true } } })).toBe(false)
    expect(isDestructive(updateServices, { body: { [name]: {}, snmp: undefined } })).toBe(false)
  }
  expect(isDestructive(updateServices, { body: { admin: false } })).toBe(true)
  expect(isDestructive(updateServices, { body: { snmp: { enabled: false }, keyreceiver: { enabled: false } } })).toBe(
    false,
  )
  expect(isDestructive(updateCluster, { body: { ingest_enabled: false } })).toBe(true)
  expect(isDestructive(updateCluster, { body: { ingest_enabled: true } })).toBe(false)
  expect(isDestructive(updateCluster, { body: { ingest_enabled: undefined } })).toBe(false)
})

it('reads a long text for an option in time that grows with it', () => {
  // Minutes otherwise, which the limit of every test ends.
  expect(isDestructive(downloadFirmwareUrl, { body: { upgrade: `${' '.repeat(500_000)}!` } })).toBe(true)
})

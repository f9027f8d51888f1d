import { expect, it } from 'vitest'
import { appliances } from './appliances'
import { isDestructive } from './destructive'
import { extrahop } from './extrahop'

const { downloadFirmwareVersion, downloadFirmwareUrl, restart, updateTicketing } = extrahop.operations

it('knows an option that makes a harmless operation interrupt the appliance', () => {
  for (const operation of [downloadFirmwareVersion, downloadFirmwareUrl]) {
    expect(isDestructive(operation, { version: '9.9.0.1', upgrade: true })).toBe(true)
    expect(isDestructive(operation, { version: '9.9.0.1', upgrade: false })).toBe(false)
    expect(isDestructive(operation, undefined)).toBe(false)
  }
  expect(isDestructive(restart, undefined)).toBe(true)
  expect(isDestructive(updateTicketing, { enabled: true })).toBe(false)
})

it('knows the option that erases what another appliance was configured to', () => {
  const { create } = appliances.operations
  const body = { host: '10.0.0.1', pairing_token: 'x', nickname: 'eda' }
  expect(isDestructive(create, { ...body, reset_configuration: true })).toBe(true)
  expect(isDestructive(create, { ...body, reset_configuration: false })).toBe(false)
  expect(isDestructive(create, body)).toBe(false)
})

it.each<unknown>([true, 'true', 'yes', 1, '1', {}, { toString: 1, valueOf: 1 }])(
  'takes an option that is sent as %j for one that is on',
  (upgrade) => {
    expect(isDestructive(downloadFirmwareUrl, { upgrade })).toBe(true)
  },
)

it.each([false, null, undefined, '', 0, 'false', 'No', '0'])(
  'takes an option that is sent as %j for off',
  (upgrade) => {
    expect(isDestructive(downloadFirmwareUrl, { upgrade })).toBe(false)
  },
)

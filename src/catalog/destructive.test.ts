import { expect, it } from 'vitest'
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

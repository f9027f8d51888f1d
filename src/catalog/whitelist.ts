import { Assignment } from './common'
import { del, get, post, resource } from './operation'
import { rows } from './relations'
import { retired } from './release'
import { Device, deviceNames, deviceTells } from './shapes/device'

export const whitelist = resource('whitelist', {
  words: ['whitelisted device', 'whitelist'],
  platforms: ['discover', 'command'],
  since: '5.3',
  until: retired,
  about:
    'Devices that stay in full analysis when the licensed number of devices is reached. There is one such list; later releases call it the watchlist.',
  object: Device,
  tells: deviceTells,
  names: deviceNames,
  operations: {
    list: get('/whitelist/devices', {
      needs: 'read',
      returns: rows('devices'),
      doc: 'List the devices on the whitelist.',
    }),
    assign: post('/whitelist/devices', {
      needs: 'write full',
      body: Assignment,
      touches: ['devices'],
      changes: { devices: 'named' },
      errors: [404],
      doc: 'Put devices on the whitelist and take others off.',
    }),
    add: post('/whitelist/device/{id}', {
      needs: 'write full',
      touches: ['devices'],
      changes: { devices: 'named' },
      doc: 'Put one device on the whitelist.',
      note: 'The path says device, not devices, and takes the id of the device.',
    }),
    remove: del('/whitelist/device/{id}', {
      needs: 'write full',
      touches: ['devices'],
      changes: { devices: 'named' },
      doc: 'Take one device off the whitelist.',
      note: 'The path says device, not devices, and takes the id of the device.',
    }),
  },
})

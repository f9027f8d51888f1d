import { Assignment } from './common'
import { del, get, post, resource } from './operation'
import { rows } from './relations'
import { Device, deviceNames, deviceTells } from './shapes/device'

export const watchlist = resource('watchlist', {
  words: ['watched device', 'watchlist'],
  platforms: ['discover', 'command'],
  since: '8.0',
  about: 'Devices that are always analyzed in full. There is one such list, which older releases call the whitelist.',
  object: Device,
  tells: deviceTells,
  names: deviceNames,
  operations: {
    list: get('/watchlist/devices', {
      needs: 'read',
      returns: rows('devices'),
      doc: 'List the devices on the watchlist.',
    }),
    assign: post('/watchlist/devices', {
      needs: 'write full',
      body: Assignment,
      touches: ['devices'],
      changes: { devices: 'named' },
      errors: [404, 409],
      doc: 'Put devices on the watchlist and take others off.',
    }),
    add: post('/watchlist/device/{id}', {
      needs: 'write full',
      touches: ['devices'],
      changes: { devices: 'named' },
      errors: [404, 409],
      doc: 'Put one device on the watchlist.',
      note: 'The path says device, not devices, and takes the id of the device.',
    }),
    remove: del('/watchlist/device/{id}', {
      needs: 'write full',
      touches: ['devices'],
      changes: { devices: 'named' },
      errors: [404, 409],
      doc: 'Take one device off the watchlist.',
      note: 'The path says device, not devices, and takes the id of the device.',
    }),
  },
})

import { describe, expect, it } from 'vitest'
import { CustomDevice } from '../catalog/customdevices'
import { fieldOf } from '../catalog/fields'
import { License } from '../catalog/license'
import { PacketCapture } from '../catalog/packetcaptures'
import { Trigger } from '../catalog/shapes/trigger'
import { SupportPack } from '../catalog/supportpacks'
import { User } from '../catalog/users'
import { linesOf } from './value-text'
import { momentOf, wordsFor } from './value-words'

describe('values in words', () => {
  it('part the thousands of amounts, not those of ports and tags', () => {
    expect(wordsFor(fieldOf('pkts', PacketCapture.shape.pkts), 58400)).toBe('58,400')
    expect(wordsFor(fieldOf('port1', PacketCapture.shape.port1), 58400)).toBe('58400')
  })

  it('know a moment in micros, and as text', () => {
    expect(momentOf(fieldOf('tstart_usec', PacketCapture.shape.tstart_usec), 1795521593244471)).toBe(1795521593244)
    const added = fieldOf('date_joined', User.shape.date_joined)
    expect(momentOf(added, '2025-07-25T23:03:30.000Z')).toBe(Date.UTC(2025, 6, 25, 23, 3, 30))
    expect(momentOf(added, 'some day')).toBe(undefined)
  })

  it('tell a small object line by line, and leave a deep one as it is', () => {
    const hints = fieldOf('hints', Trigger.shape.hints)
    expect(linesOf(hints, { flowServerPortMin: 4711, flowClientPortMin: null, payloadBytes: 4096 })).toEqual([
      'Server ports from: 4711',
      'Payload bytes to buffer: 4,096 bytes',
    ])
    expect(linesOf(hints, { deep: { er: 1 } })).toBe(undefined)
  })

  it('tell a list of small objects one by one', () => {
    const criteria = fieldOf('criteria', CustomDevice.shape.criteria)
    expect(linesOf(criteria, [{ ipaddr: '10.0.0.0/8', dst_port_min: 8080 }, { ipaddr: '192.0.2.77' }])).toEqual([
      'IP address 10.0.0.0/8, Destination ports from 8080',
      'IP address 192.0.2.77',
    ])
  })

  it('privileges as they are called everywhere else', () => {
    const field = fieldOf('effective_roles', User.shape.effective_roles)
    expect(wordsFor(field, { write: 'limited', packets: 'full', metrics: null })).toBe('write limited, packets full')
  })

  it('flags of a license by their names, amounts beside theirs', () => {
    const field = fieldOf('modules', License.shape.modules)
    expect(wordsFor(field, { http: true, ssl: false, max_devices: 50 })).toBe('http, no ssl, max_devices 50')
    expect(wordsFor(field, ['http', 'ssl'])).toBe('http, ssl')
  })

  it('an object that is but a switch', () => {
    expect(wordsFor(undefined, { enabled: true })).toBe('On')
    expect(wordsFor(undefined, { enabled: false, port: 22 })).toBe('{"enabled":false,"port":22}')
  })

  it('sizes that a release answers as text', () => {
    expect(wordsFor(fieldOf('size', SupportPack.shape.size), '1324')).toBe('1.3 kB')
  })
})

import { describe, expect, it } from 'vitest'
import { activityName, byProtocol } from './activity-names'

describe('the activity of a device', () => {
  it('is told in words', () => {
    expect(activityName('extrahop.device.ssl_client')).toBe('SSL client')
    expect(activityName('extrahop.device.app')).toBe('App')
    expect(activityName('db_server')).toBe('DB server')
    expect(activityName({ odd: 1 } as never)).toBe('Unreadable')
  })
  it('is one line a protocol with all its spans, the latest first', () => {
    const rows = byProtocol([
      { stat_name: 'extrahop.device.dns_client', from_time: 10, until_time: 20 },
      { stat_name: 'extrahop.device.ssh_server', from_time: 5, until_time: 90 },
      { stat_name: 'extrahop.device.dns_client', from_time: 1, until_time: 4 },
    ])
    expect(rows.map((row) => [row.name, row.from, row.until, row.spans.length])).toEqual([
      ['SSH server', 5, 90, 1],
      ['DNS client', 1, 20, 2],
    ])
  })
  it('leaves out a span that says no time, and says that a protocol cannot be read', () => {
    const odd: unknown = [
      { stat_name: { toString: 1 }, from_time: 1, until_time: 2 },
      { stat_name: 'a', from_time: { toString: 1 }, until_time: 2n },
      { stat_name: 'ssh', from_time: 5, until_time: 90 },
    ]
    const rows = byProtocol(odd as Parameters<typeof byProtocol>[0])
    expect(rows.map(({ name }) => name)).toEqual(['SSH', 'Unreadable'])
  })
})

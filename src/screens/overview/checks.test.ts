import { describe, expect, it } from 'vitest'
import { findings, newestOffer, type Facts } from './checks'

const now = Date.UTC(2026, 0, 15)
const day = 24 * 60 * 60 * 1000
const calm = { now, version: '9.8.1.1420' }

describe('what needs attention', () => {
  it('finds nothing in what is not known', () => {
    expect(findings(calm)).toEqual([])
  })

  it('finds the rest where one fact is of a shape that no look can read', () => {
    const odd: unknown = {
      ...calm,
      cluster: { ingest_enabled: false },
      releases: [{}],
      appliances: [null],
    }
    expect(findings(odd as Facts).map(({ id }) => id)).toEqual(['cluster'])
  })

  it('finds the other appliances and processes beside one whose words are none', () => {
    for (const odd of [{ toString: 1 }, [[{}]], { a: 1 }]) {
      const found = findings({
        ...calm,
        appliances: [
          { id: 1, display_name: odd, hostname: odd, license_status: odd, status_message: odd, firmware_version: odd },
          { id: 2, display_name: 'Pier', license_status: 'Expired', firmware_version: '9.7.0' },
        ],
        processes: [{ process: odd, cpu: 95 }],
      } as unknown as Facts)
      expect(found.map(({ title }) => title)).toEqual([
        'unreadable needs a look',
        'Pier needs a look',
        'A connected appliance runs another version',
        'Process unreadable is busy',
      ])
    }
  })

  it('names the sections of a running config that a restart would lose', () => {
    const [finding] = findings({ ...calm, unsaved: ['b', 'c'] })
    expect(finding).toMatchObject({ id: 'runningconfig', state: 'danger' })
    expect(finding?.detail).toContain('b and c')
  })

  it('warns 30 days before a license ends, alarms after, and knows licenses without an end', () => {
    expect(findings({ ...calm, license: { expires_at: now + 31 * day } })).toEqual([])
    expect(findings({ ...calm, license: { expires_at: null } })).toEqual([])
    expect(findings({ ...calm, license: { expires_at: now + 23 * day } })[0]).toMatchObject({
      state: 'warn',
      title: 'License expires in 23 d',
    })
    expect(findings({ ...calm, license: { expires_at: now - day } })[0]?.state).toBe('danger')
  })

  it('alarms while record ingest is off', () => {
    expect(findings({ ...calm, cluster: { ingest_enabled: false } })[0]?.state).toBe('danger')
    expect(findings({ ...calm, cluster: { ingest_enabled: true } })).toEqual([])
  })

  it('offers only firmware that is newer, comparing numbers and not text', () => {
    expect(newestOffer('9.9.0', [{ versions: ['9.10.1', '9.10.0', '9.8.3'] }])).toBe('9.10.1')
    expect(newestOffer('9.10.1', [{ versions: ['9.10.1', '9.9.9'] }])).toBeNull()
  })

  it('says which connected appliances run another version, and nothing of this one', () => {
    const row = (id: number, firmware_version: string) => ({ id, display_name: `node ${id}`, firmware_version })
    const found = (...appliances: ReturnType<typeof row>[]) => findings({ now: 0, version: '9.8.1.1', appliances })
    expect(found(row(0, '9.7.0'), row(1, '9.8.1.1'))).toEqual([])
    expect(found(row(1, '9.7.0.3'), row(2, '9.8.1.1'))).toMatchObject([
      { id: 'versions', state: 'info', detail: 'node 1 runs 9.7.0.3; this one runs 9.8.1.1.' },
    ])
    expect(found(...[1, 2, 3, 4, 5].map((id) => row(id, '8.0.1')))[0]).toMatchObject({
      title: '5 connected appliances run another version',
      detail: expect.stringContaining('2 more run others'),
    })
  })

  it('compares nothing with a version that is not told', () => {
    const appliances = [{ id: 1, display_name: 'node 1', firmware_version: '9.8.1.1' }]
    const releases = [{ versions: ['9.8.2'] }]
    for (const version of ['0.0.0', '', 'banana'])
      expect(findings({ now: 0, version, appliances, releases })).toEqual([])
    const silent = [{ id: 1, display_name: 'node 1', firmware_version: '0.0.0' }]
    expect(findings({ now: 0, version: '9.8.1', appliances: silent })).toEqual([])
  })

  it('reports busy processes and connected appliances in trouble', () => {
    const found = findings({
      ...calm,
      processes: [
        { process: 'excap', cpu: 97 },
        { process: 'exapi', cpu: 3 },
      ],
      appliances: [
        { id: 0, license_status: 'Nominal' },
        { id: 4, display_name: 'exa-2', license_status: 'Expired' },
      ],
    })
    expect(found.map(({ id }) => id)).toEqual(['appliance 4', 'process excap'])
  })
})

// Who may do what, line by line through the tables of both guides (5.3: Permission levels; 8.0: Privilege levels).
import { afterEach, describe, expect, it } from 'vitest'
import { connect, rowsOf, type Client } from './test-client'

let client: Client
afterEach(() => client?.close())
const start = async (release: '5.3' | '8.0' | '9.8') => (client = await connect({ release }))

const status = async (as: string, method: string, path: string, body?: object): Promise<number> =>
  (await client.call(method, path, { as, ...(body ? { body } : {}) })).status

const userOf = (as: string): string => client.simulator.keys.find(({ privilege }) => privilege === as)?.user ?? ''
const query = {
  cycle: 'auto',
  from: '-5m',
  object_type: 'network',
  object_ids: [0],
  metric_category: 'net',
  metric_specs: [{ name: 'bytes' }],
}

describe('8.0 and later', () => {
  const levels = ['system full', 'write full', 'write limited', 'write personal', 'metrics full', 'metrics restricted']

  it.each(levels)('%s reads and changes the own account, and nothing but its password', async (level) => {
    await start('9.8')
    const me = `/users/${userOf(level)}`
    expect(await status(level, 'GET', me)).toBe(200)
    expect(await status(level, 'GET', `${me}/apikeys`)).toBe(200)
    expect(await status(level, 'PATCH', me, { password: 'another one' })).toBe(204)
    expect(await status(level, 'PATCH', me, { name: 'Another' })).toBe(level === 'system full' ? 204 : 403)
  })

  it.each(levels)('%s reads, asks and writes as far as the table says', async (level) => {
    await start('8.0')
    const rank = levels.indexOf(level)
    const may = (from: string): boolean => rank <= levels.indexOf(from)
    const expected = (allowed: boolean, success: number): number => (allowed ? success : 403)
    // Perform all GET operations.
    for (const path of ['/tags', '/devices', '/alerts', '/customdevices'])
      expect([path, await status(level, 'GET', path)]).toEqual([path, expected(may('write personal'), 200)])
    // Perform metric and record queries.
    expect(await status(level, 'POST', '/metrics', query)).toBe(expected(may('metrics full'), 200))
    expect(await status(level, 'POST', '/records/search', { from: '-1m' })).toBe(expected(may('metrics full'), 200))
    // Perform any Web UI task; any Admin UI task.
    expect(await status(level, 'POST', '/tags', { name: `Of ${level}` })).toBe(expected(may('write full'), 201))
    expect(await status(level, 'POST', '/extrahop/processes/exalerts/restart')).toBe(expected(may('system full'), 201))
    // View dashboards shared with you.
    expect(await status(level, 'GET', '/dashboards')).toBe(200)
  })

  it('lets limited write privileges share what they may edit and delete what they own, personal ones delete only', async () => {
    await start('9.8')
    const { dashboards } = client.simulator.world.collections
    const [first, second] = [...dashboards.all()].filter((row) => row.type !== 'system')
    if (!first || !second) throw new Error('There are no dashboards')
    for (const [row, level] of [
      [first, 'write limited'],
      [second, 'write personal'],
    ] as const) {
      dashboards.change(row.id, { owner: userOf(level) })
      const share = await status(level, 'PATCH', `/dashboards/${row.id}/sharing`, { anyone: 'viewer' })
      expect([level, share]).toEqual([level, level === 'write limited' ? 204 : 403])
      expect(await status(level, 'PATCH', `/dashboards/${row.id}`, { owner: 'setup' })).toBe(403)
      expect(await status(level, 'DELETE', `/dashboards/${row.id}`)).toBe(204)
    }
  })

  it.each(['metrics full', 'metrics restricted'])(
    '%s sees the dashboards shared with it and no others',
    async (level) => {
      await start('9.8')
      const all = rowsOf(await client.call('GET', '/dashboards'))
      const seen = rowsOf(await client.call('GET', '/dashboards', { as: level })).map(({ id }) => id)
      expect(seen.length).toBeGreaterThan(0)
      expect(seen.length).toBeLessThan(all.length)
      const hidden = all.find(({ id }) => !seen.includes(id))
      expect(await status(level, 'GET', `/dashboards/${String(hidden?.['id'])}`)).toBe(403)
      const share = { users: { [userOf(level)]: 'viewer' } }
      await client.call('PATCH', `/dashboards/${String(hidden?.['id'])}/sharing`, { body: share })
      expect(await status(level, 'GET', `/dashboards/${String(hidden?.['id'])}`)).toBe(200)
    },
  )
})

describe('5.3', () => {
  it('reads with read-only privileges, asks for metrics and writes with more', async () => {
    await start('5.3')
    expect(await status('read-only', 'GET', '/tags')).toBe(200)
    expect(await status('read-only', 'GET', '/dashboards')).toBe(200)
    expect(await status('read-only', 'POST', '/tags', { name: 'No' })).toBe(403)
    expect(await status('write full', 'POST', '/tags', { name: 'Yes' })).toBe(201)
  })
})

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

/** Tasks of the Admin UI, which full write privileges do not reach either. */
const administration: readonly (readonly [method: string, path: string, body?: object])[] = [
  ['POST', '/users', { username: 'x', name: 'X', password: 'Abcdefgh1!' }],
  ['DELETE', '/users/netops'],
  ['PUT', '/runningconfig', {}],
  ['POST', '/runningconfig/save'],
  ['PUT', '/license/productkey', { product_key: 'x' }],
  ['POST', '/extrahop/sslcert'],
  ['POST', '/customizations', { name: 'x' }],
  ['POST', '/supportpacks/execute'],
  ['POST', '/extrahop/processes/exalerts/restart'],
]

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
    for (const path of ['/tags', '/devices', '/alerts', '/bundles', '/runningconfig', '/supportpacks', '/usergroups'])
      expect([path, await status(level, 'GET', path)]).toEqual([path, expected(may('write personal'), 200)])
    // Perform metric and record queries.
    expect(await status(level, 'POST', '/metrics', query)).toBe(expected(may('metrics full'), 200))
    expect(await status(level, 'POST', '/records/search', { from: '-1m' })).toBe(expected(may('metrics full'), 200))
    // Perform any Web UI task; any Admin UI task.
    expect(await status(level, 'POST', '/tags', { name: `Of ${level}` })).toBe(expected(may('write full'), 201))
    expect(await status(level, 'POST', '/extrahop/processes/exalerts/restart')).toBe(expected(may('system full'), 201))
    // View dashboards shared with you.
    expect(await status(level, 'GET', '/dashboards')).toBe(200)
    // What is secret stays so below unlimited privileges; every key is seen by its last four digits.
    const { json } = await client.call('GET', '/license/productkey', { as: level })
    expect(String((json as { product_key?: string }).product_key).endsWith('XXXX')).toBe(
      level !== 'system full' && may('write personal'),
    )
    const keys = await client.call('GET', '/apikeys', { as: level })
    expect(keys.status).toBe(expected(may('write personal'), 200))
    if (keys.status === 200) expect(new Set(rowsOf(keys).map(({ key }) => String(key).length))).toEqual(new Set([4]))
  })

  it.each(levels)('%s sees its own keys, and those of others as far as the table says', async (level) => {
    await start('8.0')
    const other = userOf(level === 'system full' ? 'write full' : 'system full')
    const [own] = rowsOf(await client.call('GET', `/users/${userOf(level)}/apikeys`, { as: level }))
    expect(own).toMatchObject({ username: userOf(level) })
    expect(await status(level, 'GET', `/users/${userOf(level)}/apikeys/${String(own?.['id'])}`)).toBe(200)
    const reads = levels.indexOf(level) <= levels.indexOf('write personal')
    expect(await status(level, 'GET', `/users/${other}/apikeys`)).toBe(reads ? 200 : 403)
    // No source has an operation that deletes a key: that is done in the appliance's own pages.
    expect(await status(level, 'DELETE', `/apikeys/${String(own?.['id'])}`)).toBe(405)
    expect(await status(level, 'PATCH', `/users/${other}`, { password: 'x' })).toBe(level === 'system full' ? 204 : 403)
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

  it.each([
    ['system full', 200],
    ['metrics full, packets', 200],
    ['write full', 403],
    ['write limited', 403],
    ['write personal', 403],
    ['metrics full', 403],
    ['metrics restricted', 403],
  ])('%s, asked for the packets of a capture, gets %i: they are an add-on', async (level, expected) => {
    await start('8.0')
    const { packetcaptures } = client.simulator.world.collections
    const [capture] = [...packetcaptures.all()]
    expect(await status(level, 'GET', `/packetcaptures/${String(capture?.id)}`)).toBe(expected)
    expect(await status(level, 'GET', '/packets/search?from=-1m')).toBe(expected)
  })

  it.each(levels.map((level) => [level, level === 'system full' ? 204 : 403] as const))(
    '%s, giving a dashboard of somebody else to a third, gets %i, and of a built-in one nobody is made the owner',
    async (level, expected) => {
      await start('9.8')
      const { dashboards } = client.simulator.world.collections
      const [built, own] = [true, false].map((system) =>
        [...dashboards.all()].find(({ type }) => (type === 'system') === system),
      )
      dashboards.change(own?.id ?? 0, {
        owner: userOf(level === 'write personal' ? 'write limited' : 'write personal'),
      })
      const give = { owner: userOf('write full') }
      expect(await status(level, 'PATCH', `/dashboards/${String(own?.id)}`, give)).toBe(expected)
      expect(await status(level, 'PATCH', `/dashboards/${String(built?.id)}`, give)).toBe(expected === 204 ? 400 : 403)
    },
  )

  it.each(levels.slice(1))('%s does no task of the administration', async (level) => {
    await start('8.0')
    for (const [method, path, body] of administration)
      expect([method, path, await status(level, method, path, body)]).toEqual([method, path, 403])
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
  const levels = ['system full', 'write full', 'write limited', 'read-only']

  it.each(levels)('%s reads, asks and writes as far as the table says', async (level) => {
    await start('5.3')
    const rank = levels.indexOf(level)
    const expected = (from: string, success: number): number => (rank <= levels.indexOf(from) ? success : 403)
    for (const path of ['/tags', '/devices', '/dashboards', '/networks'])
      expect(await status(level, 'GET', path)).toBe(200)
    // Any administration task is for full system privileges, reading it too.
    const administered = [
      '/runningconfig',
      '/supportpacks',
      '/license',
      '/license/productkey',
      '/users',
      '/auditlog',
      '/ssldecryptkeys',
    ]
    for (const path of administered)
      expect([path, await status(level, 'GET', path)]).toEqual([path, expected('system full', 200)])
    expect(await status(level, 'GET', '/bundles')).toBe(expected('write full', 200))
    expect(await status(level, 'POST', '/tags', { name: `Of ${level}` })).toBe(expected('write full', 201))
    expect(await status(level, 'POST', '/metrics', query)).toBe(expected('write limited', 200))
    // Everybody sees the own keys and changes the own password.
    const me = `/users/${userOf(level)}`
    expect(await status(level, 'GET', me)).toBe(200)
    expect(await status(level, 'GET', `${me}/apikeys`)).toBe(200)
    expect(await status(level, 'PATCH', me, { password: 'another one' })).toBe(204)
    expect(await status(level, 'GET', `/users/${userOf(rank === 0 ? 'write full' : 'system full')}/apikeys`)).toBe(
      expected('system full', 200),
    )
  })

  it.each(levels.slice(1))('%s does no task of the administration', async (level) => {
    await start('5.3')
    for (const [method, path, body] of administration) {
      // Of what 5.3 does not have there is nothing to refuse.
      const expected = /sslcert|processes/.test(path) ? 404 : 403
      expect([method, path, await status(level, method, path, body)]).toEqual([method, path, expected])
    }
  })

  it('lets limited write privileges delete the own dashboard, and read-only ones nothing', async () => {
    await start('5.3')
    const { dashboards } = client.simulator.world.collections
    for (const level of ['write limited', 'read-only']) {
      const row = [...dashboards.all()].find(({ type }) => type !== 'system')
      if (!row) throw new Error('There are no dashboards')
      dashboards.change(row.id, { owner: userOf(level) })
      expect(await status(level, 'DELETE', `/dashboards/${row.id}`)).toBe(level === 'read-only' ? 403 : 204)
    }
  })
})

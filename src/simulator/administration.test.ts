// The appliance's own resources, over HTTP: audit log, license, configuration, connected appliances, jobs.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { connect, rowsOf, type Answered, type Client } from './test-client'

let client: Client
afterEach(() => client.close())

const body = (answered: Answered): Record<string, unknown> => {
  if (typeof answered.json !== 'object' || answered.json === null) throw new Error(answered.text)
  return answered.json as Record<string, unknown>
}

describe('the audit log', () => {
  it('has every write with its user and values, newest first, and no secret', async () => {
    client = await connect()
    await client.call('POST', '/tags', { body: { name: 'first' }, as: 'write full' })
    await client.call('POST', '/users', { body: { username: 'x', name: 'X', password: 'hush-hush' } })
    await client.call('PUT', '/license/productkey', { body: { product_key: 'abcdef0123456789' } })
    // Refused or read: no entry.
    await client.call('POST', '/tags', { body: { name: 'never' }, as: 'write limited' })
    await client.call('POST', '/tags', { body: { name: 'first' } })
    await client.call('GET', '/tags')
    const entries = rowsOf(await client.call('GET', '/auditlog?limit=3'))
    expect(entries.map((entry) => entry['body'])).toMatchObject([
      { user: 'setup', details: 'PUT /license/productkey {"product_key":"***"}' },
      { user: 'setup', details: 'POST /users {"username":"x","name":"X","password":"***"}' },
      {
        user: 'netops',
        operation: 'Create a tag',
        details: expect.stringMatching(/^POST \/tags {"name":"first"}, id \d+$/),
      },
    ])
  })

  it('is read page by page, down to two months ago', async () => {
    client = await connect()
    const all = rowsOf(await client.call('GET', '/auditlog?limit=999999'))
    const times = all.map((entry) => Number(entry['occur_time']))
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect(all.length).toBeGreaterThan(400)
    const pages = await Promise.all(
      [0, 100, 200].map(async (offset) => rowsOf(await client.call('GET', `/auditlog?limit=100&offset=${offset}`))),
    )
    expect(pages.flat()).toEqual(all.slice(0, 300))
    expect(rowsOf(await client.call('GET', '/auditlog'))).toHaveLength(100)
    expect(rowsOf(await client.call('GET', '/auditlog?offset=100000'))).toEqual([])
  })
})

describe('firmware', () => {
  it('that was to be installed after its download, while another is installed already, is a job that failed', async () => {
    client = await connect({ restartTime: 5 })
    const [offer] = rowsOf(await client.call('GET', '/extrahop/firmware/next'))
    const { versions } = offer as { versions: string[] }
    const { jobs } = client.simulator.world.collections
    const before = new Set([...jobs.all()].map(({ id }) => id))
    // As a browser sends twice what found its connection closed.
    for (let times = 0; times < 2; times += 1) {
      const sent = { body: { version: versions[0], upgrade: true } }
      expect((await client.call('POST', '/extrahop/firmware/download/version', sent)).status).toBe(202)
    }
    const downloads = () => [...jobs.all()].filter(({ id, type }) => !before.has(id) && type === 'download')
    await expect
      .poll(() => downloads().map(({ status, details }) => [status, details]))
      .toEqual([
        ['DONE', null],
        ['FAILED', 'An upgrade is running'],
      ])
  })
})

describe('the license', () => {
  it('masks its key below unlimited privileges', async () => {
    client = await connect()
    const { product_key } = body(await client.call('GET', '/license'))
    const low = body(await client.call('GET', '/license', { as: 'write personal' }))
    expect(low['product_key']).toBe(`${String(product_key).slice(0, 4)}${'X'.repeat(12)}`)
    expect(body(await client.call('GET', '/license/productkey'))).toEqual({ product_key })
  })

  it('is registered by a job, if it is another one', async () => {
    client = await connect()
    const { jobs } = client.simulator.world.collections
    const before = jobs.size
    const text = 'expires: 2031-05-06\nmodules: quic mqtt\n'
    const put = () => client.call('PUT', '/license', { body: text, headers: { 'content-type': 'text/plain' } })
    expect((await put()).status).toBe(204)
    expect(jobs.size).toBe(before + 1)
    await expect.poll(async () => body(await client.call('GET', '/license'))['expires_at']).toBe(Date.UTC(2031, 4, 6))
    expect(body(await client.call('GET', '/license'))['modules']).toMatchObject({ http: true, quic: true, mqtt: true })
    await put()
    expect(jobs.size).toBe(before + 1)
    const odd = await client.call('PUT', '/license', { body: '{"a":1}' })
    expect(odd.status).toBe(400)
    expect((await client.call('PUT', '/license', { body: 'serial: EX-0000' })).status).toBe(422)
    // Minutes otherwise, which the limit of every test ends.
    expect((await client.call('PUT', '/license', { body: `a${' '.repeat(500_000)}b` })).status).toBe(400)
  })

  it('runs out soon on the cluster alone', async () => {
    for (const [role, soon] of [
      ['discover', false],
      ['explore', true],
      ['trace', false],
    ] as const) {
      client = await connect({ role })
      const { expires_at } = body(await client.call('GET', '/license'))
      const left = typeof expires_at === 'number' ? expires_at - Date.now() : Infinity
      expect(left < 30 * 86_400_000, role).toBe(soon)
      if (role !== 'trace') await client.close()
    }
  })
})

describe('the running configuration', () => {
  it('is changed as a whole, saved apart, and lost at a start if it was not', async () => {
    client = await connect()
    const live = async () => body(await client.call('GET', '/runningconfig'))
    const saved = async () => body(await client.call('GET', '/runningconfig/saved'))
    const first = await live()
    expect(await saved()).toEqual(first)
    expect(body(await client.call('GET', '/runningconfig?section=dns'))).toEqual({ dns: first['dns'] })
    expect((await client.call('GET', '/runningconfig?section=nosuch')).status).toBe(404)
    expect((await client.call('PUT', '/runningconfig', { body: {} })).status).toBe(400)

    const { dns: _, ...rest } = first
    const next = { ...rest, ours: { kept: true } }
    await client.call('PUT', '/runningconfig', { body: next })
    expect(await live()).toEqual(next)
    expect(await saved()).toEqual(first)
    client.simulator.world.reboot()
    await expect.poll(async () => live().catch(() => null), { timeout: 3000 }).toEqual(first)

    await client.call('PUT', '/runningconfig', { body: next })
    await client.call('POST', '/runningconfig/save')
    client.simulator.world.reboot()
    await expect.poll(async () => live().catch(() => null), { timeout: 3000 }).toEqual(next)
  })
})

describe('connected appliances', () => {
  it('begin with the one that answers, whose firmware is as it is now', async () => {
    client = await connect({ role: 'command' })
    const rows = rowsOf(await client.call('GET', '/appliances'))
    expect(rows[0]).toMatchObject({ id: 0, platform: 'command', connection_type: 'local' })
    expect(rows.map((row) => row['platform'])).toEqual([
      'command',
      'discover',
      'discover',
      'discover',
      'explore',
      'trace',
    ])
    client.simulator.world.appliance.version = '9.9.0.1'
    expect((await client.call('GET', '/appliances/0')).json).toMatchObject({ firmware_version: '9.9.0.1' })
  })

  it('are connected with the password there, and become nodes of a Command', async () => {
    client = await connect({ role: 'command' })
    const wanted = { host: 'eda-kyoto.corp.example', remote_appliance_type: 'discover', data_access: true }
    const connectTo = (more: object) => client.call('POST', '/appliances', { body: { ...wanted, ...more } })
    expect((await connectTo({})).status).toBe(422)
    expect((await connectTo({ remote_setup_password: 'wrong' })).status).toBe(422)
    const password = { remote_setup_password: 'default' }
    expect((await connectTo({ ...password, remote_appliance_type: 'explore' })).text).toContain('fingerprint')
    const made = await connectTo({ ...password, local_nickname_for_remote: 'Kyoto' })
    expect(made.status).toBe(201)
    const id = made.headers.get('location')?.split('/').at(-1)
    expect((await client.call('GET', `/nodes/${id}`)).json).toMatchObject({ display_name: 'Kyoto', enabled: true })
    expect((await connectTo(password)).status).toBe(409)
    expect((await client.call('DELETE', `/appliances/${id}`)).status).toBe(204)
    expect((await client.call('GET', `/nodes/${id}`)).status).toBe(404)
    expect((await client.call('DELETE', '/appliances/0')).status).toBe(400)
  })

  it('share their names with the nodes, whose keys are masked', async () => {
    client = await connect({ role: 'command' })
    await client.call('PATCH', '/nodes/2', { body: { nickname: 'Kansai', enabled: false } })
    expect((await client.call('GET', '/appliances/2')).json).toMatchObject({
      nickname: 'Kansai',
      display_name: 'Kansai',
    })
    const key = String(body(await client.call('GET', '/nodes/2'))['product_key'])
    expect(body(await client.call('GET', '/nodes/2', { as: 'write full' }))['product_key']).toBe(
      `${key.slice(0, 4)}${'X'.repeat(12)}`,
    )
    expect((await client.call('GET', '/appliances/2/productkey')).json).toEqual([{ product_key: key }])
  })

  it('are upgraded one after another by a job that names each', async () => {
    client = await connect({ role: 'command' })
    const [offer] = rowsOf(await client.call('GET', '/appliances/firmware/next?ids=1,2'))
    const [version] = (offer?.['versions'] ?? []) as string[]
    expect(
      (await client.call('POST', '/appliances/firmware/upgrade', { body: { system_ids: [1, 99], version } })).status,
    ).toBe(422)
    expect(
      (await client.call('POST', '/appliances/firmware/upgrade', { body: { system_ids: [1], version: '1.2' } })).status,
    ).toBe(422)
    const started = await client.call('POST', '/appliances/firmware/upgrade', { body: { system_ids: [1, 2], version } })
    const job = started.headers.get('location')?.replace('/api/v1', '') ?? ''
    expect(body(await client.call('GET', job))).toMatchObject({
      status: 'RUNNING',
      remote_jobs: [
        { system_id: 1, status: 'RUNNING' },
        { system_id: 2, status: 'PENDING' },
      ],
    })
    await expect.poll(async () => body(await client.call('GET', job))['status']).toBe('DONE')
    expect((await client.call('GET', '/nodes/2')).json).toMatchObject({ firmware_version: version })
    expect(body(await client.call('GET', '/appliances/3'))['firmware_version']).not.toBe(version)
  })

  it('leave cloud services for good, and answer for nobody else', async () => {
    client = await connect()
    expect((await client.call('GET', '/appliances/1/cloudservices')).status).toBe(400)
    expect(body(await client.call('GET', '/appliances/0/cloudservices'))['connection_status']).toBe('connected')
    await client.call('POST', '/appliances/0/cloudservices', { body: { action: 'unenroll' } })
    expect(body(await client.call('GET', '/appliances/0/cloudservices'))['connection_status']).toBe('disconnected')
  })
})

it('has processes that worked for no longer than they run, after a restart too', async () => {
  client = await connect()
  await client.call('POST', '/extrahop/processes/exalerts/restart')
  const rows = rowsOf(await client.call('GET', '/extrahop/processes'))
  expect(rows.length).toBeGreaterThan(3)
  for (const { process, cpu_time, start_time } of rows)
    expect([process, Number(cpu_time) <= Date.now() - Number(start_time)]).toEqual([process, true])
})

it('comes back once after two restarts that are asked for at once', async () => {
  client = await connect()
  const complaints = vi.spyOn(console, 'error')
  const { world } = client.simulator
  // Not over HTTP: the first may be gone before the second request has come.
  world.reboot()
  world.reboot()
  await expect.poll(() => client.call('GET', '/extrahop')).toMatchObject({ status: 200 })
  expect(complaints).not.toHaveBeenCalled()
})

import { afterEach, describe, expect, it } from 'vitest'
import { setupPassword } from './accounts'
import { combined, privilegeOf, rolesOf } from './roles'
import { connect, keyOf, rowsOf, type Client } from './test-client'

let client: Client
afterEach(() => client.close())

const as = (privilege: string) => ({ as: privilege })

describe('keys', () => {
  it('show their last four digits and whose they are; whole to the owner alone', async () => {
    client = await connect()
    const rows = rowsOf(await client.call('GET', '/apikeys'))
    expect(rows.map((row) => [row['username'], row['key']])).toEqual(
      client.simulator.keys.map(({ user, key }) => [user, key.slice(-4)]),
    )
    const own = rows.find((row) => row['username'] === 'netops')
    const path = `/apikeys/${String(own?.['id'])}`
    const whole = await client.call('GET', path, as('write full'))
    expect(whole.json).toMatchObject({ key: keyOf(client.simulator, 'write full') })
    expect((await client.call('GET', path)).json).toMatchObject({
      key: keyOf(client.simulator, 'write full').slice(-4),
    })
  })

  it('belong to users whose effective roles are the privilege of the key', async () => {
    client = await connect()
    for (const { user, privilege } of client.simulator.keys) {
      const { json } = await client.call('GET', `/users/${user}`)
      const roles = (json as { effective_roles: Record<string, string | null> }).effective_roles
      const level = privilegeOf(roles, '9.8').level
      expect(privilege.split(', ')[0], user).toBe(level)
    }
  })

  it('are made with the setup password, once, and work at once', async () => {
    client = await connect()
    const create = (password: string) => client.call('POST', '/apikeys', { body: { password }, as: null })
    expect((await create('wrong')).status).toBe(401)
    expect((await create(setupPassword)).status).toBe(409)
    const old = keyOf(client.simulator, 'system full')
    client.simulator.faults.add({ kind: 'revoke-key', key: old })
    expect((await client.call('GET', '/apikeys')).status).toBe(401)
    const made = await create(setupPassword)
    expect(made.status).toBe(201)
    const { apikey } = made.json as { apikey: string }
    const response = await fetch(`${client.simulator.url}/api/v1/runningconfig`, {
      headers: { authorization: `ExtraHop apikey=${apikey}` },
    })
    expect(response.status).toBe(200)
  })

  it('lock the account after five wrong passwords', async () => {
    client = await connect()
    const body = { password: 'wrong' }
    for (let time = 0; time < 5; time++) await client.call('POST', '/apikeys', { body, as: null })
    const right = await client.call('POST', '/apikeys', { body: { password: setupPassword }, as: null })
    expect([right.status, right.text]).toEqual([401, expect.stringContaining('locked')])
    expect((await client.call('GET', '/users/setup/lock')).json).toMatchObject({ is_locked: true })
    expect((await client.call('DELETE', '/users/setup/lock')).status).toBe(204)
    expect((await client.call('GET', '/users/setup/lock')).json).toEqual({ is_locked: false, lockout_expiration: null })
  })
})

describe('users', () => {
  it('read their own record and keys with any key, and no other', async () => {
    client = await connect()
    expect((await client.call('GET', '/users/guest', as('metrics restricted'))).json).toMatchObject({
      username: 'guest',
    })
    expect((await client.call('GET', '/users/guest/apikeys', as('metrics restricted'))).status).toBe(200)
    const guest = keyOf(client.simulator, 'metrics restricted')
    const own = rowsOf(await client.call('GET', '/users/guest/apikeys', as('metrics restricted')))
    expect(own.map((row) => row['key'])).toEqual([guest.slice(-4)])
    const path = `/users/guest/apikeys/${String(own[0]?.['id'])}`
    expect((await client.call('GET', path, as('metrics restricted'))).json).toMatchObject({ key: guest })
    expect((await client.call('GET', path)).json).toMatchObject({ key: guest.slice(-4) })
    expect((await client.call('GET', '/users/setup', as('metrics restricted'))).status).toBe(403)
    expect((await client.call('GET', '/users/setup/apikeys', as('metrics full'))).status).toBe(403)
    expect((await client.call('GET', '/users', as('metrics restricted'))).status).toBe(403)
  })

  it('change the own password and nothing else of the own account', async () => {
    client = await connect()
    const change = (body: object) => client.call('PATCH', '/users/viewer', { body, as: 'metrics full' })
    expect((await change({ password: 'new' })).status).toBe(204)
    expect((await change({ granted_roles: { system: 'full' } })).status).toBe(403)
    expect((await change({ password: 'new', enabled: true })).status).toBe(403)
    expect((await client.call('PATCH', '/users/guest', { body: { password: 'x' }, as: 'metrics full' })).status).toBe(
      403,
    )
  })

  it('lose or gain with their roles what their keys may do, at the next request', async () => {
    client = await connect()
    const write = () => client.call('POST', '/tags', { body: { name: `tag ${Math.random()}` }, as: 'write full' })
    expect((await write()).status).toBe(201)
    await client.call('PATCH', '/users/netops', { body: { granted_roles: { write: 'limited' } } })
    expect((await write()).status).toBe(403)
    await client.call('PATCH', '/users/netops', { body: { enabled: false } })
    expect((await write()).status).toBe(401)
  })

  it('are created with a key that works, and take it along when they go', async () => {
    client = await connect()
    const body = {
      username: 'new.one',
      name: 'New',
      password: 'x',
      create_apikey: true,
      granted_roles: { write: 'personal' },
    }
    const { apikey } = (await client.call('POST', '/users', { body })).json as { apikey: string }
    const me = () =>
      fetch(`${client.simulator.url}/api/v1/users/new.one`, { headers: { authorization: `ExtraHop apikey=${apikey}` } })
    expect(await (await me()).json()).toMatchObject({ username: 'new.one', effective_roles: { write: 'personal' } })
    expect((await client.call('POST', '/users', { body })).status).toBe(422)
    expect((await client.call('DELETE', '/users/new.one')).status).toBe(204)
    expect((await me()).status).toBe(401)
    expect((await client.call('DELETE', '/users/setup')).status).toBe(405)
  })

  it('leave their dashboards to somebody, or take them along', async () => {
    client = await connect()
    const owned = async (owner: string) =>
      rowsOf(await client.call('GET', '/dashboards')).filter((row) => row['owner'] === owner).length
    const before = [await owned('netops'), await owned('helpdesk')] as const
    expect(before[0]).toBeGreaterThan(0)
    expect((await client.call('DELETE', '/users/netops?dest_user=nobody')).status).toBe(400)
    await client.call('DELETE', '/users/netops?dest_user=helpdesk')
    expect([await owned('netops'), await owned('helpdesk')]).toEqual([0, before[0] + before[1]])
    await client.call('DELETE', '/users/helpdesk')
    expect(await owned('helpdesk')).toBe(0)
  })
})

describe('user groups', () => {
  it('bring their roles to their members, as long as they are enabled', async () => {
    client = await connect()
    const roles = async () =>
      ((await client.call('GET', '/users/k.m%C3%BCller')).json as { effective_roles: unknown }).effective_roles
    const group = 'ldap-cn%3Dnight-shift'
    expect(await roles()).toEqual({ write: 'limited' })
    await client.call('PATCH', `/usergroups/${group}`, { body: { enabled: false } })
    expect(await roles()).toEqual({})
    expect((await client.call('PUT', `/usergroups/${group}/members`, { body: {} })).status).toBe(400)
  })

  it('wrap their members when read and take them bare', async () => {
    client = await connect()
    const path = '/usergroups/local-operators/members'
    const members = async () => Object.keys(((await client.call('GET', path)).json as { users: object }).users)
    await client.call('PUT', path, { body: { setup: 'setup', guest: 'guest' } })
    expect(await members()).toEqual(['setup', 'guest'])
    await client.call('PATCH', path, { body: { guest: null, viewer: 'viewer' } })
    expect(await members()).toEqual(['setup', 'viewer'])
    expect((await client.call('PUT', path, { body: { nobody: 'x' } })).status).toBe(404)
    expect(await members()).toEqual(['setup', 'viewer'])
  })

  it('withdraw what is shared with them without being deleted', async () => {
    client = await connect()
    const group = 'local-operators'
    const first = rowsOf(await client.call('GET', '/dashboards')).find((row) => row['owner'] === 'setup')
    const path = `/dashboards/${String(first?.['id'])}/sharing`
    await client.call('PATCH', path, { body: { groups: { [group]: 'viewer' } } })
    expect((await client.call('GET', path)).json).toMatchObject({ groups: { [group]: 'viewer' } })
    expect((await client.call('DELETE', `/usergroups/${group}/associations`)).status).toBe(204)
    expect(((await client.call('GET', path)).json as { groups: object }).groups).toEqual({})
    expect((await client.call('GET', `/usergroups/${group}`)).status).toBe(200)
    // A group that goes takes with it what was shared with it.
    await client.call('PATCH', path, { body: { groups: { [group]: 'viewer' } } })
    expect((await client.call('DELETE', `/usergroups/${group}`)).status).toBe(204)
    expect(((await client.call('GET', path)).json as { groups: object }).groups).toEqual({})
  })
})

describe('roles', () => {
  it('amount to the privilege that they were made of', async () => {
    client = await connect()
    for (const level of [
      'system full',
      'write full',
      'write limited',
      'write personal',
      'metrics full',
      'metrics restricted',
    ] as const)
      expect(privilegeOf(rolesOf({ level }), '9.8').level).toBe(level)
    expect(privilegeOf(rolesOf({ level: 'read-only' }), '5.3').level).toBe('read-only')
  })

  it('combine to the best of each family', async () => {
    client = await connect()
    expect(combined([{ write: 'personal', packets: 'full' }, { write: 'limited' }, { write: null }])).toEqual({
      write: 'limited',
      packets: 'full',
    })
    expect(combined([{ write: 'full' }, { system: 'full' }])).toEqual({ system: 'full' })
  })
})

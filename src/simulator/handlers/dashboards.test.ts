import { afterEach, describe, expect, it } from 'vitest'
import type { Release } from '../../catalog/release'
import { connect, rowsOf, type Client } from '../test-client'

let client: Client
afterEach(() => client.close())

const started = async (release: Release): Promise<void> => {
  client = await connect({ release })
}
const idOf = (name: string): number => {
  const found = [...client.simulator.world.collections.dashboards.all()].find((row) => row.name === name)
  if (!found) throw new Error(`No dashboard ${name}`)
  return found.id
}
const rights = async (name: string, as: string): Promise<unknown> => {
  const { json } = await client.call('GET', `/dashboards/${idOf(name)}`, { as })
  return typeof json === 'object' && json !== null && 'rights' in json ? json.rights : null
}
const sharing = async (id: number): Promise<unknown> => (await client.call('GET', `/dashboards/${id}/sharing`)).json

describe('finding', () => {
  it('takes the number, or the short code behind a tilde', async () => {
    await started('9.8')
    for (const row of rowsOf(await client.call('GET', '/dashboards'))) {
      expect((await client.call('GET', `/dashboards/${String(row['id'])}`)).json).toEqual(row)
      expect((await client.call('GET', `/dashboards/~${String(row['short_code'])}`)).json).toEqual(row)
      expect((await client.call('GET', `/dashboards/${String(row['short_code'])}`)).status).toBe(404)
    }
    expect((await client.call('GET', '/dashboards/~nobody')).status).toBe(404)
    expect((await client.call('POST', '/dashboards', { body: { name: 'mine' } })).status).toBe(405)
  })

  it('tells each key what it may do', async () => {
    await started('8.0')
    expect(await rights('Web shop', 'system full')).toEqual(['view', 'edit', 'transfer', 'delete', 'share'])
    expect(await rights('Web shop', 'write full')).toEqual(['view', 'edit', 'delete', 'share'])
    expect(await rights('Web shop', 'write limited')).toEqual(['view', 'edit', 'share'])
    expect(await rights('Web shop', 'write personal')).toEqual(['view'])
    expect(await rights('Threat hunting', 'write personal')).toEqual(['view', 'edit', 'delete'])
    expect(await rights('System health', 'system full')).toEqual(['view'])
    const related = rowsOf(await client.call('GET', '/applications/2/dashboards', { as: 'write limited' }))
    expect(related.map((row) => row['rights'])).toEqual([['view']])
  })

  it('makes an editor of who is in a group that edits', async () => {
    await started('9.8')
    // netops is one of the operators, helpdesk is not.
    expect(await rights('Shift handover', 'write full')).toEqual(['view', 'edit', 'share'])
    expect(await rights('Shift handover', 'write limited')).toEqual(['view'])
  })
})

describe('deleting', () => {
  it('is for owners, by number alone, and never for what is built in', async () => {
    await started('8.0')
    const id = idOf('My own')
    const row = rowsOf(await client.call('GET', '/dashboards')).find((candidate) => candidate['id'] === id)
    const remove = async (path: string | number, as: string): Promise<number> =>
      (await client.call('DELETE', `/dashboards/${path}`, { as })).status
    expect(await remove(id, 'write limited')).toBe(403)
    expect(await remove(id, 'write full')).toBe(403)
    expect(await remove(`~${String(row?.['short_code'])}`, 'write personal')).toBe(400)
    expect(await remove(id, 'write personal')).toBe(204)
    expect(await remove(id, 'write personal')).toBe(404)
    expect(await remove(idOf('Meine Übersicht'), 'system full')).toBe(204)
    expect(await remove(idOf('System health'), 'system full')).toBe(403)
    expect((await client.call('GET', `/dashboards/${idOf('System health')}`)).status).toBe(200)
  })

  it('takes a dashboard from the lists of what it relates to', async () => {
    await started('9.8')
    const device = client.simulator.world.links.of('dashboards', 3, 'devices').values().next().value ?? 0
    const related = async (): Promise<unknown[]> =>
      rowsOf(await client.call('GET', `/devices/${device}/dashboards`)).map((row) => row['id'])
    expect(await related()).toContain(3)
    expect((await client.call('DELETE', '/dashboards/3')).status).toBe(204)
    expect(await related()).not.toContain(3)
  })
})

describe('handing over', () => {
  it('changes the owner and what both may do, and nothing else', async () => {
    await started('8.0')
    const id = idOf('Meine Übersicht')
    const patch = (body: unknown) => client.call('PATCH', `/dashboards/${id}`, { body })
    expect((await patch({ name: 'Other' })).status).toBe(400)
    expect((await patch({ owner: 'nobody' })).status).toBe(400)
    expect((await patch({ owner: 'analyst' })).status).toBe(204)
    expect(await rights('Meine Übersicht', 'write personal')).toEqual(['view', 'edit', 'delete'])
    expect(await rights('Meine Übersicht', 'write limited')).toEqual(['view'])
    expect(
      (await client.call('PATCH', `/dashboards/${idOf('System health')}`, { body: { owner: 'netops' } })).status,
    ).toBe(400)
  })
})

describe('sharing', () => {
  it('is replaced by PUT and merged by PATCH, where null takes a right away', async () => {
    await started('9.8')
    const path = '/dashboards/3/sharing'
    expect(await sharing(3)).toEqual({ anyone: 'viewer', users: { helpdesk: 'editor' }, groups: {} })
    const put = await client.call('PUT', path, {
      body: { users: { setup: 'viewer', analyst: 'editor' }, groups: { 'local-operators': 'viewer' } },
    })
    expect(put.status, put.text).toBe(204)
    const replaced = {
      anyone: null,
      users: { setup: 'viewer', analyst: 'editor' },
      groups: { 'local-operators': 'viewer' },
    }
    expect(await sharing(3)).toEqual(replaced)
    expect((await client.call('PATCH', path, { body: { users: { setup: null, viewer: 'viewer' } } })).status).toBe(204)
    expect(await sharing(3)).toEqual({ ...replaced, users: { analyst: 'editor', viewer: 'viewer' } })
    expect(
      (await client.call('PATCH', path, { body: { anyone: 'viewer', groups: { 'local-operators': null } } })).status,
    ).toBe(204)
    expect(await sharing(3)).toEqual({ anyone: 'viewer', users: { analyst: 'editor', viewer: 'viewer' }, groups: {} })
  })

  it('needs the right to edit, names that exist, and the words of the API', async () => {
    await started('9.8')
    const put = async (name: string, body: unknown, as: string): Promise<number> =>
      (await client.call('PUT', `/dashboards/${idOf(name)}/sharing`, { body, as })).status
    const nobody = { users: {}, groups: {} }
    expect(await put('Web shop', nobody, 'write personal')).toBe(403)
    expect(await put('Databases', nobody, 'write limited')).toBe(403)
    expect(await put('Databases', nobody, 'write full')).toBe(204)
    expect(await put('Databases', nobody, 'write full')).toBe(403)
    expect(await put('System health', nobody, 'system full')).toBe(403)
    expect(await put('Web shop', { users: { ghost: 'viewer' }, groups: {} }, 'system full')).toBe(422)
    expect(await put('Web shop', { users: { setup: 'null' }, groups: {} }, 'system full')).toBe(422)
    expect(await put('Web shop', { users: {} }, 'system full')).toBe(422)
  })
})

// The walk-throughs that both guides print, sent as they print them to the site that the demo starts with.
import { describe, expect, it } from 'vitest'
import { firmwareImage } from './fleet'
import { connect, type Client } from './test-client'

type Rows = { id: number }[]

const onDemo = async (release: '5.3' | '8.0' | '9.8', walk: (client: Client) => Promise<void>) => {
  const client = await connect({ devices: 1200, seed: 1, strict: false, release })
  try {
    await walk(client)
  } finally {
    await client.close()
  }
}

/** The id at the end of `Location`. */
const created = ({ headers }: { headers: Headers }): string => headers.get('location')?.split('/').at(-1) ?? ''

describe.each(['5.3', '8.0', '9.8'] as const)('the walk-throughs of the guides on a demo site of %s', (release) => {
  it('make a tag and put it on all devices of a subnet, a hundred at a time', () =>
    onDemo(release, async ({ call }) => {
      const tag = await call('POST', '/tags', { body: '{"name": "MyTestTag"}' })
      expect(tag.status).toBe(201)
      const ids: number[] = []
      for (let offset = 0; ; offset += 100) {
        const page = await call(
          'GET',
          `/devices?search_type=ip+address&limit=100&value=10.20.0.%5B0-9%5D%2B&offset=${offset}`,
        )
        expect(page.status).toBe(200)
        const rows = page.json as Rows
        if (rows.length === 0) break
        ids.push(...rows.map(({ id }) => id))
      }
      expect(ids.length).toBeGreaterThan(100)
      const assigned = await call('POST', `/tags/${created(tag)}/devices`, { body: JSON.stringify({ assign: ids }) })
      expect(assigned.status).toBe(204)
      const read = (await call('GET', `/tags/${created(tag)}/devices`)).json as Rows
      expect(new Set(read.map(({ id }) => id))).toEqual(new Set(ids))
    }))

  it('ask for the HTTP requests of device 9363, every 30 s', () =>
    onDemo(release, async ({ call }) => {
      const body = `{
        "cycle": "auto", "from": -1800000, "until": 0, "metric_category": "http_client",
        "metric_specs": [{ "name": "req" }], "object_ids": [9363], "object_type": "device"
      }`
      const answer = await call('POST', '/metrics', { body, headers: { 'content-type': 'application/json' } })
      expect(answer.status).toBe(200)
      const { stats } = answer.json as { stats: { oid: number; duration: number; values: number[] }[] }
      expect(stats.length).toBeGreaterThan(20)
      for (const one of stats) expect(one).toMatchObject({ oid: 9363, duration: 30_000 })
      expect(stats.some(({ values: [requests = 0] }) => requests > 0)).toBe(true)
    }))

  it('make a tag, read it, delete it, and find it no more', () =>
    onDemo(release, async ({ call }) => {
      const tag = await call('POST', '/tags', { body: '{ "name": "my_test_tag" }' })
      expect([tag.status, tag.text, tag.headers.get('location')]).toEqual([201, '', `/api/v1/tags/${created(tag)}`])
      expect((await call('GET', `/tags/${created(tag)}`)).json).toMatchObject({
        id: Number(created(tag)),
        name: 'my_test_tag',
      })
      expect((await call('DELETE', `/tags/${created(tag)}`)).status).toBe(204)
      expect((await call('GET', `/tags/${created(tag)}`)).status).toBe(404)
    }))

  it('find what was asked for with GET and not found', () =>
    onDemo(release, async ({ call }) => {
      const rules = [
        { field: 'method', operand: 'GET', operator: '=' },
        { field: 'statusCode', operand: '404', operator: '=' },
      ]
      const body = { filter: { operator: 'and', rules }, from: -900_000, limit: 100, types: ['~http'] }
      const answer = await call('POST', '/records/search', { body })
      expect(answer.status).toBe(200)
      expect((answer.json as { records: unknown[] }).records.length).toBeGreaterThan(0)
    }))

  it('make a dynamic group without a name, name it and delete it', () =>
    onDemo(release, async ({ call }) => {
      const body = `{
        "description": "FTP Example", "dynamic": true, "field": "type", "include_custom_devices": true,
        "name": "", "value": "/^extrahop.device.ftp_server$/"
      }`
      const group = await call('POST', '/devicegroups', { body })
      expect([group.status, group.text]).toEqual([201, ''])
      // Whoever sends it again has a second one: without a name it is like no other.
      expect((await call('POST', '/devicegroups', { body })).status).toBe(201)
      const at = `/devicegroups/${created(group)}`
      expect((await call('PATCH', at, { body: '{ "name": "FTP Servers" }' })).status).toBe(204)
      expect((await call('GET', at)).json).toMatchObject({ name: 'FTP Servers', dynamic: true })
      expect(((await call('GET', `${at}/devices`)).json as Rows).length).toBeGreaterThan(0)
      expect((await call('DELETE', at)).status).toBe(204)
    }))
})

it('upload an image, upgrade, and read the version until it is the new one', () =>
  onDemo('8.0', async ({ call, simulator }) => {
    const before = (await call('GET', '/extrahop')).json as { version: string }
    const upload = await call('POST', '/extrahop/firmware', {
      body: new Blob([firmwareImage('discover')]),
      headers: { 'content-type': 'application/vnd.extrahop.firmware' },
    })
    expect(upload.status).toBe(201)
    const upgrade = await call('POST', '/extrahop/firmware/latest/upgrade', {
      body: '{ "restart_after": true}',
      headers: { 'content-type': 'application/json' },
    })
    expect(upgrade.status).toBe(202)
    await expect.poll(() => simulator.world.appliance.version, { timeout: 10_000 }).not.toBe(before.version)
  }))

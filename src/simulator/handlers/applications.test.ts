import { afterEach, describe, expect, it } from 'vitest'
import { connect, rowsOf, type Answered, type Client } from '../test-client'

let client: Client
afterEach(() => client.close())

const names = async (query: Record<string, string> = {}): Promise<unknown[]> =>
  rowsOf(await client.call('GET', `/applications?${new URLSearchParams(query).toString()}`)).map(
    (row) => row['display_name'],
  )
const create = (body: unknown): Promise<Answered> => client.call('POST', '/applications', { body })
const idFrom = ({ headers }: Answered): number => Number(headers.get('location')?.split('/').at(-1))

describe('searching', () => {
  it.each([
    [{ search_type: 'name', value: 'SHOP' }, ['Web shop']],
    [{ search_type: 'name', value: '/^(mail|web shop)$/' }, ['Web shop', 'Mail']],
    [{ search_type: 'discovery_id', value: '_default' }, ['All Activity']],
    [{ search_type: 'extrahop-id', value: 'erp' }, ['ERP & accounting']],
    [{ search_type: 'extrahop_id', value: 'erp' }, ['ERP & accounting']],
    [{ search_type: 'any', value: 'on the wire' }, ['All Activity']],
    [{ value: 'citrix' }, ['Remote desktops']],
    [{ search_type: 'node', value: 'eda' }, []],
  ])('%j', async (query, expected) => {
    client = await connect()
    expect(await names(query)).toEqual(expected)
  })

  it('pages, and answers nothing past the end', async () => {
    client = await connect()
    const all = await names()
    expect(await names({ limit: '2', offset: '1' })).toEqual(all.slice(1, 3))
    expect(await names({ limit: '2', offset: '9999' })).toEqual([])
    expect((await client.call('GET', '/applications?search_type=name&value=/(/')).status).toBe(400)
  })

  it('keeps to a window of time', async () => {
    client = await connect()
    const now = await names({ active_from: '-1h' })
    expect(now).toContain('All Activity')
    expect(now).not.toContain('Waiting for traffic')
    expect(await names({ active_until: '-400d' })).toEqual([])
  })

  it('finds by sensor on a Command appliance, where each has its own built-in one', async () => {
    client = await connect({ role: 'command' })
    expect(await names({ search_type: 'node', value: 'osaka' })).toEqual(['All Activity'])
    expect(await names({ search_type: 'discovery_id', value: '_default' })).toHaveLength(3)
  })
})

it('is made once for each discovery id, and gathers what its sources speak', async () => {
  client = await connect()
  const server = [...client.simulator.world.collections.devices.all()].find((row) =>
    row.activity?.includes('db_server'),
  )
  const criteria = [{ protocol_default: 'any', sources: [{ type: 'device', id: server?.id }] }]
  const made = await create({ display_name: 'Ledger', discovery_id: 'ledger', criteria })
  expect(made.status, made.text).toBe(201)
  const path = `/applications/${idFrom(made)}`
  expect((await client.call('GET', path)).json).not.toHaveProperty('criteria')
  expect((await client.call('GET', `${path}?include_criteria=true`)).json).toMatchObject({
    extrahop_id: 'ledger',
    criteria,
  })
  const spoken = rowsOf(await client.call('GET', `${path}/activity`)).map((row) => row['stat_name'])
  expect(spoken).toContain('extrahop.application.db')
  expect((await create({ display_name: 'Again', discovery_id: 'ledger' })).status).toBe(422)
  expect(
    (
      await create({
        display_name: 'Lost',
        discovery_id: 'lost',
        criteria: [{ protocol_default: 'any', sources: [{ type: 'device', id: 1 }] }],
      })
    ).status,
  ).toBe(422)
  expect((await client.call('PATCH', path, { body: { criteria: [] } })).status).toBe(204)
  expect(rowsOf(await client.call('GET', `${path}/activity`))).toEqual([])
  expect((await client.call('DELETE', path)).status).toBe(405)
})

it('has no criteria before they came', async () => {
  client = await connect({ release: '8.0' })
  expect((await create({ display_name: 'A', discovery_id: 'a', criteria: [] })).status).toBe(400)
  expect((await client.call('PATCH', '/applications/1', { body: { display_name: 'Everything' } })).status).toBe(204)
  expect((await client.call('GET', '/applications/1')).json).toMatchObject({
    display_name: 'Everything',
    discovery_id: '_default',
  })
})

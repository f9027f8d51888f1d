import { afterEach, expect, it } from 'vitest'
import { metricOf } from '../../catalog/metric-catalog'
import { severities } from '../../catalog/shapes/alert'
import { connect, rowsOf, type Client } from '../test-client'

let client: Client
afterEach(() => client.close())

const path = async (body: object): Promise<string> => {
  const made = await client.call('POST', '/alerts', {
    body: { name: 'Mine', type: 'threshold', apply_all: false, ...body },
  })
  expect(made.status, made.text).toBe(201)
  return made.headers.get('location')?.replace('/api/v1', '') ?? ''
}
const alertsOf = async (source: string, query = ''): Promise<unknown[]> =>
  rowsOf(await client.call('GET', `${source}/alerts${query}`)).map((row) => row['name'])

it('has alerts of every severity, on metrics that exist', async () => {
  client = await connect()
  const rows = [...client.simulator.world.collections.alerts.all()]
  expect(new Set(rows.map((row) => row.severity))).toEqual(new Set(severities))
  for (const { name, stat_name, field_name, field_name2 } of rows)
    for (const field of [field_name, field_name2])
      if (field)
        expect(metricOf(stat_name?.split('.').at(-1) ?? '', field), `${name}: ${stat_name} ${field}`).toBeDefined()
})

it('fills in what a create leaves out, and changes only what a change names', async () => {
  client = await connect()
  const at = await path({ operand: '0.05' })
  const made = (await client.call('GET', at)).json
  expect(made).toMatchObject({
    severity: 3,
    units: 'none',
    interval_length: 30,
    refire_interval: 300,
    notify_snmp: true,
    cc: [],
    operand: '0.05',
  })
  expect((await client.call('PATCH', at, { body: { severity: 0 } })).status).toBe(204)
  expect((await client.call('GET', at)).json).toMatchObject({ severity: 0, notify_snmp: true, operand: '0.05' })
})

it('refuses names that are taken, trend alerts, severities and spans that do not exist', async () => {
  client = await connect()
  const refused = async (body: object): Promise<number> =>
    (await client.call('POST', '/alerts', { body: { name: 'Mine', type: 'threshold', apply_all: false, ...body } }))
      .status
  expect(await refused({ name: 'Web server errors' })).toBe(422)
  expect(await refused({ type: 'trend' })).toBe(422)
  expect(await refused({ severity: 8 })).toBe(422)
  expect(await refused({ interval_length: 45 })).toBe(422)
  expect(await refused({ operand: 5 })).toBe(400)
  const at = await path({})
  expect((await client.call('PATCH', at, { body: { name: 'Web server errors' } })).status).toBe(422)
  expect((await client.call('PATCH', at, { body: { name: 'Mine' } })).status).toBe(204)
})

it.each(['8.0', '9.8'] as const)('makes no detection alerts, nor turns one into them, on %s', async (release) => {
  client = await connect({ release })
  const body = { name: 'Mine', type: 'detection', apply_all: false }
  expect((await client.call('POST', '/alerts', { body })).status).toBe(422)
  expect((await client.call('PATCH', '/alerts/1', { body: { type: 'detection' } })).status).toBe(422)
  const kept = [...client.simulator.world.collections.alerts.all()].filter((row) => row.type === 'detection')
  expect(kept.length).toBe(release === '8.0' ? 0 : 1)
})

it('answers the lower half of a ratio as a further metric, as the alert is now', async () => {
  client = await connect()
  const stats = async (at: string) => rowsOf(await client.call('GET', `${at}/stats`))
  expect(await stats('/alerts/1')).toMatchObject([
    { alert_id: 1, stat_name: 'extrahop.application.db', field_name: 'rsp' },
  ])
  expect(await stats('/alerts/2')).toEqual([])
  await client.call('PATCH', '/alerts/1', { body: { field_name2: 'req' } })
  expect(await stats('/alerts/1')).toMatchObject([{ field_name: 'req' }])
})

it('reaches sources directly, through a group, and by "all sources" of the fitting kind', async () => {
  client = await connect({ devices: 400 })
  const [device] = [...client.simulator.world.links.of('devicegroups', 12, 'devices')]
  const source = `/devices/${device}`
  const everywhere = await path({
    name: 'All devices',
    apply_all: true,
    stat_name: 'extrahop.device.tcp',
    field_name: 'rto_out',
  })
  const grouped = await path({ name: 'By group' })
  const single = await path({ name: 'By hand' })
  expect((await client.call('POST', `${grouped}/devicegroups`, { body: { assign: [12] } })).status).toBe(204)
  expect(
    (await client.call('POST', `${source}/alerts`, { body: { assign: [Number(single.split('/').at(-1))] } })).status,
  ).toBe(204)
  expect(await alertsOf(source)).toEqual(expect.arrayContaining(['All devices', 'By group', 'By hand']))
  const direct = await alertsOf(source, '?direct_assignments_only=true')
  expect(direct).toContain('By hand')
  expect(direct).not.toContain('By group')
  expect(direct).not.toContain('All devices')
  expect(await alertsOf('/applications/2')).not.toContain('All devices')
  expect(await alertsOf('/networks/1')).not.toContain('All devices')
  expect(await alertsOf('/devicegroups/12')).toContain('All devices')
  expect(rowsOf(await client.call('GET', `${single}/devices`)).map((row) => row['id'])).toEqual([device])
  await client.call('DELETE', everywhere)
  expect(await alertsOf(source)).not.toContain('All devices')
})

it('no longer mails a group that is gone', async () => {
  client = await connect()
  const groups = async (): Promise<unknown[]> =>
    rowsOf(await client.call('GET', '/alerts/1/emailgroups')).map((row) => row['group_name'])
  expect(await groups()).toEqual(['Database team'])
  expect((await client.call('DELETE', '/emailgroups/2')).status).toBe(204)
  expect(await groups()).toEqual([])
})

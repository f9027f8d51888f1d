import { afterEach, expect, it } from 'vitest'
import { hintsFor } from '../../catalog/trigger-hints'
import { connect, rowsOf, type Client } from '../test-client'

let client: Client
afterEach(() => client.close())

const body = {
  name: 'Mine',
  events: ['TCP_PAYLOAD', 'SSL_PAYLOAD'],
  script: '// Größe\n"</script>"',
  apply_all: false,
  disabled: false,
  debug: true,
}
const create = async (more: object = {}): Promise<string> => {
  const made = await client.call('POST', '/triggers', { body: { ...body, ...more } })
  expect(made.status, made.text).toBe(201)
  return made.headers.get('location')?.replace('/api/v1', '') ?? ''
}
const read = async (at: string): Promise<unknown> => (await client.call('GET', at)).json

it('keeps script and advanced options exactly as sent', async () => {
  client = await connect()
  const hints = {
    flowClientPortMin: null,
    flowServerPortMin: 135,
    flowPayloadTurn: true,
    snaplen: '96',
    fireClassifyOnExpiration: true,
  }
  const at = await create({ hints })
  expect(await read(at)).toMatchObject({ ...body, hints })
  await client.call('PATCH', at, { body: { debug: false } })
  expect(await read(at)).toMatchObject({ ...body, debug: false, hints })
  await client.call('PATCH', at, { body: { hints: { flowServerPortMin: 136 } } })
  const after = await read(at)
  expect(after).toHaveProperty('hints', { flowServerPortMin: 136 })
})

it('has an object for the options even where none was sent', async () => {
  client = await connect()
  expect(await read(await create())).toHaveProperty('hints', {})
})

it('shows the older form of events beside the newer one', async () => {
  client = await connect({ release: '5.3' })
  const at = await create()
  expect(await read(at)).toMatchObject({ event: 'TCP_PAYLOAD', events: body.events })
  await client.call('PATCH', at, { body: { event: 'HTTP_REQUEST' } })
  expect(await read(at)).toMatchObject({ event: 'HTTP_REQUEST', events: ['HTTP_REQUEST'] })
  await client.call('PATCH', at, { body: { events: ['DNS_REQUEST', 'DNS_RESPONSE'] } })
  expect(await read(at)).toMatchObject({ event: 'DNS_REQUEST', events: ['DNS_REQUEST', 'DNS_RESPONSE'] })
  expect((await client.call('PATCH', at, { body: { events: ['http request'] } })).status).toBe(422)
})

it('takes data from elsewhere, unless its type starts with @', async () => {
  client = await connect()
  const send = async (type: string): Promise<number> =>
    (await client.call('POST', '/triggers/externaldata', { body: { type, body: { a: [1, null] } } })).status
  expect(await send('ticket')).toBe(204)
  expect(await send('@ticket')).toBe(422)
  await client.close()
  client = await connect({ release: '8.0' })
  expect(await send('ticket')).toBe(404)
})

it('runs for all sources only what can be narrowed to them', async () => {
  client = await connect()
  const device = client.simulator.world.collections.devices.keys().next().value
  await create({ name: 'Everywhere', apply_all: true })
  const names = rowsOf(await client.call('GET', `/devices/${device}/triggers`)).map((row) => row['name'])
  expect(names).toContain('Everywhere')
  expect(names).not.toContain('Log new devices')
})

it('has seeded options that fit their events', async () => {
  client = await connect()
  for (const { name, events, hints } of client.simulator.world.collections.triggers.all())
    for (const hint of Object.keys(hints ?? {})) expect(hintsFor(events, '9.8'), `${name} ${hint}`).toContain(hint)
})

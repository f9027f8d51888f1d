// Bundles that were put together by other programs, over HTTP.
import { afterEach, expect, it } from 'vitest'
import { connect, rowsOf, type Client } from './test-client'

let client: Client
afterEach(() => client.close())

const applied = (location: string | null): string => `${(location ?? '').replace('/api/v1', '')}/apply`
const upload = async (contents: object) => client.call('POST', '/bundles', { body: contents })
const named = async (path: string, name: string) =>
  rowsOf(await client.call('GET', path)).find((row) => row['name'] === name)

it('installs what stands under either name of a kind, and assignments that are JSON text', async () => {
  client = await connect()
  const assignments = '{"devicegroups":["DNS Servers"]}'
  const made = await upload({
    '.meta': { name: 'Mixed' },
    Tag: [{ name: 'One' }],
    tags: [{ name: 'Other' }],
    Trigger: [{ name: 'q2', events: '["HTTP_REQUEST"]', script: '', assignments }],
  })
  const path = applied(made.headers.get('location'))
  await client.call('POST', path, { body: { policy: 'overwrite', include_assignments: true } })
  expect([await named('/tags', 'One'), await named('/tags', 'Other')]).toEqual([expect.anything(), expect.anything()])
  const id = String((await named('/triggers', 'q2'))?.['id'])
  expect(rowsOf(await client.call('GET', `/triggers/${id}/devicegroups`)).map((row) => row['name'])).toEqual([
    'DNS Servers',
  ])
  const odd = await upload({ name: 'x', Tag: [{ name: 'a', assignments: '{"devices":' }] })
  expect([odd.status, odd.text]).toEqual([422, expect.stringMatching(/tags\[0\].*assignments/)])
})

it('installs forty thousand objects in the time of so many', async () => {
  client = await connect()
  const tags = Array.from({ length: 40_000 }, (_, at) => ({ name: `Container ${at}` }))
  const made = await upload({ name: 'Large', tags })
  const path = applied(made.headers.get('location'))
  await client.call('POST', path, { body: { policy: 'skip', include_assignments: false } })
  expect(client.simulator.world.collections.tags.size).toBeGreaterThan(40_000)
})

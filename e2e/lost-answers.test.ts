// Of a write whose answer is lost it is looked up whether it was done: what tells follows from the catalogue.
import { expect, it } from 'vitest'
import { sentenceFor } from '../src/api/errors'
import { writeRaw } from '../src/api/query'
import type { RawInput } from '../src/api/request'
import { callRaw } from '../src/api/send'
import { operationById } from '../src/catalog'
import type { Release } from '../src/catalog/release'
import { simulatedSite } from './simulated-site'

const named = (id: string) => {
  const operation = operationById(id)
  if (!operation) throw new Error(id)
  return operation
}

type Site = Awaited<ReturnType<typeof simulatedSite>>

interface Case {
  id: string
  input: RawInput
  release?: Release
  role?: 'command'
  /** Puts something there first; what it answers is given to the input. */
  first?: (site: Site) => Promise<unknown>
  /** What the page has read: a list that grows, or what there is once. */
  shows?: readonly [id: string, input: RawInput]
}

const idIn = (answer: unknown): number =>
  typeof answer === 'object' && answer !== null && 'id' in answer ? Number(answer.id) : Number.NaN

const rule = { ipaddr: '10.9.0.0/16' }
const cases: Case[] = [
  { id: 'nodes.update', role: 'command', input: { params: { id: 2 }, body: { nickname: 'Kansai' } } },
  { id: 'extrahop.updateServices', input: { body: { snmp: { enabled: true } } } },
  {
    id: 'extrahop.updateTicketing',
    input: { body: { external_ticketing_enabled: true, url_template: 'https://tickets.example/$id' } },
  },
  { id: 'dashboards.updateSharing', input: { params: { id: 4 }, body: { users: { netops: 'viewer' } } } },
  { id: 'devices.addTags', input: { params: { id: 9360, 'child-id': 3 } } },
  { id: 'devices.assignTags', input: { params: { id: 9360 }, body: { assign: [3], unassign: [] } } },
  // One of the two has it already: that says nothing.
  {
    id: 'alerts.assignDevices',
    input: { params: { id: 1 }, body: { assign: [9360, 9361] } },
    shows: ['alerts.listDevices', { params: { id: 1 } }],
  },
  { id: 'watchlist.assign', input: { body: { assign: [9365] } } },
  {
    id: 'devices.removeTags',
    input: { params: { id: 9360, 'child-id': 3 } },
    first: ({ appliance }) => callRaw(appliance, named('devices.addTags'), { params: { id: 9360, 'child-id': 3 } }),
  },
  { id: 'tags.remove', input: { params: { id: 1 } } },
  { id: 'tags.create', input: { body: { name: 'Found again' } }, shows: ['tags.list', {}] },
  {
    id: 'customdevices.createCriterion',
    release: '8.0',
    input: { params: { id: 1 }, body: rule },
    shows: ['customdevices.listCriteria', { params: { id: 1 } }],
  },
  {
    // A list that holds more than what was sent is not what was sent.
    id: 'emailgroups.update',
    input: { params: { id: 1 }, body: { email_addresses: ['a@corp.example'] } },
    first: async ({ appliance, simulator }) => {
      const body = { email_addresses: ['a@corp.example', 'b@corp.example'] }
      await callRaw(appliance, named('emailgroups.update'), { params: { id: 1 }, body })
      simulator.log.length = 0
    },
  },
  {
    id: 'customdevices.removeCriterion',
    release: '8.0',
    input: { params: { id: 1 } },
    first: async ({ appliance, simulator }) => {
      await callRaw(appliance, named('customdevices.createCriterion'), { params: { id: 1 }, body: rule })
      const rows = await callRaw(appliance, named('customdevices.listCriteria'), { params: { id: 1 } })
      simulator.log.length = 0
      return { 'child-id': idIn(Array.isArray(rows) ? rows.at(-1) : undefined) }
    },
  },
]

const begin = async ({ id, input, release = '9.8', role, first, shows }: Case) => {
  const site = await simulatedSite(release, role)
  const params = await first?.(site)
  if (shows) {
    const [reading, asked] = shows
    const key = [site.appliance.id, named(reading).resource, named(reading).path, asked]
    site.client.setQueryData(key, await callRaw(site.appliance, named(reading), asked))
  }
  const full = typeof params === 'object' ? { ...input, params: { ...input.params, ...params } } : input
  const { method } = named(id)
  const send = () => writeRaw(site.client, site.appliance, named(id), full)
  return { ...site, method, send }
}

it.each(cases.map((one) => [one.id, one] as const))('%s counts as done where it was', async (_id, one) => {
  const { simulator, send, method } = await begin(one)
  simulator.faults.add({ kind: 'reset', after: true, match: { method } })
  await expect(send()).resolves.toSatisfy((answer) => answer === undefined || typeof answer === 'object')
})

it.each(cases.map((one) => [one.id, one] as const))('%s says where it was not', async (_id, one) => {
  const { simulator, send, method } = await begin(one)
  simulator.faults.add({ kind: 'reset', match: { method } })
  const error: unknown = await send().catch((failure: unknown) => failure)
  expect(sentenceFor(error)).toContain('It was looked up since: nothing was changed.')
})

it('says that a part of it was done, that nothing tells, and that what would tell cannot be read', async () => {
  const { simulator, appliance, client } = await simulatedSite()
  const said = (id: string, input: RawInput) =>
    writeRaw(client, appliance, named(id), input).then(() => 'done', sentenceFor)
  await callRaw(appliance, named('devices.addTags'), { params: { id: 9360, 'child-id': 3 } })
  simulator.faults.add({ kind: 'reset', match: { method: 'POST' } })
  const input = { params: { id: 9360 }, body: { assign: [2, 3] } }
  expect(await said('devices.assignTags', input)).toContain('not all of it stands there as it was sent')
  expect(await said('usergroups.refreshAll', {})).toContain('nothing that the API answers would tell')
  simulator.faults.add({ kind: 'status', status: 403, match: { method: 'GET' } })
  expect(await said('devices.addTags', { params: { id: 9360, 'child-id': 1 } })).toContain('could not be read')
})

it('looks up what a person stopped waiting for, and not what never left', async () => {
  const { simulator, appliance, client } = await simulatedSite()
  const stop = new AbortController()
  simulator.faults.add({ kind: 'hang', match: { method: 'PATCH' } })
  const saving = writeRaw(
    client,
    appliance,
    named('tags.update'),
    { params: { id: 1 }, body: { name: 'Late' } },
    { signal: stop.signal },
  )
  await expect.poll(() => simulator.faults.hanging).toBe(1)
  stop.abort()
  const error: unknown = await saving.catch((failure: unknown) => failure)
  expect(sentenceFor(error)).toContain('stopped before an answer came. It was looked up since: nothing was changed.')
  const asked = simulator.log.length
  const never: unknown = await writeRaw(
    client,
    appliance,
    named('tags.update'),
    { params: { id: 1 }, body: { name: 'Never' } },
    { signal: stop.signal },
  ).catch((failure: unknown) => failure)
  expect(sentenceFor(never)).not.toContain('looked up')
  expect(simulator.log).toHaveLength(asked)
})

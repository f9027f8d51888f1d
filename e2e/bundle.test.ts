// Bundles of chosen objects over real HTTP, without a browser: made on one appliance, installed on another.
import { describe, expect, it } from 'vitest'
import { call } from '../src/api/send'
import { catalog } from '../src/catalog'
import type { Resource } from '../src/catalog/operation'
import { createObject, plainCreate } from '../src/crud/create-object'
import { bodyFields } from '../src/crud/form/problems'
import { valuesOf } from '../src/crud/form/values'
import { readList } from '../src/crud/list-query'
import { idOf, nameOf, resourceOf, type Row } from '../src/crud/model'
import { holdingsOf, nameOfBundle } from '../src/resources/bundle-contents'
import { bundledOn, installBundle, makeBundle } from '../src/resources/bundle-make'
import type { Simulator } from '../src/simulator/server'
import { assign } from './delete-steps'
import { simulatedSite } from './simulated-site'

type Site = Awaited<ReturnType<typeof simulatedSite>>

const named = async ({ appliance }: Site, resource: Resource, name: string): Promise<Row | undefined> => {
  const { list } = resource.operations
  return list && (await readList(appliance, list)).find((row) => nameOf(resource, row) === name)
}

/** What of an object can be sent again; nothing given is nothing. */
const sendable = (resource: Resource, row: Row | undefined) =>
  row &&
  Object.fromEntries(
    Object.entries(valuesOf(bodyFields(plainCreate(resource)?.body), row)).filter(([, value]) => value !== null),
  )

const applied = (simulator: Simulator) => simulator.log.filter(({ operation }) => operation === 'bundles.apply').length

const own = {
  tags: { name: 'Harbour' },
  devicegroups: { name: 'Cranes', description: 'All of them', dynamic: true, field: 'name', value: '/^crane/' },
  triggers: {
    name: 'Crane counter',
    description: 'counts',
    author: 'a',
    events: ['HTTP_REQUEST', 'HTTP_RESPONSE'],
    script: 'if (x < "1") {\n  debug("é")\n}\n',
    apply_all: false,
    disabled: true,
    debug: false,
  },
} as const

async function pair() {
  const [from, to] = [await simulatedSite(), await simulatedSite()]
  const choice: Record<string, string[]> = {}
  for (const [name, body] of Object.entries(own)) {
    const resource = resourceOf(name)
    if (!resource) throw new Error(name)
    const { row } = await createObject(from.client, from.appliance, resource, body)
    if (!row) throw new Error(`${name} was not created`)
    choice[name] = [idOf(resource, row)]
  }
  const { alerts } = catalog
  const [alert] = await readList(from.appliance, alerts.operations.list)
  if (!alert) throw new Error('no alert')
  choice['alerts'] = [idOf(alerts, alert)]
  // The other has the alert too, and another description of it.
  const there = await named(to, alerts, nameOf(alerts, alert))
  await call(to.appliance, alerts.operations.update, {
    params: { id: Number(idOf(alerts, there ?? {})) },
    body: { description: 'Of the other site' },
  })
  const group = Number(choice['devicegroups']?.[0])
  await assign(from.appliance, catalog.triggers, choice['triggers']?.[0] ?? '', 'devicegroups', [group])
  return { from, to, choice, alert }
}

describe('a bundle of chosen objects', () => {
  it('holds them in the form of exported bundles, and what lists and objects are as text', async () => {
    const { from, choice, alert } = await pair()
    const document = await makeBundle(from.appliance, { name: 'Port', comment: 'c' }, choice, 1_700_000_000_900)
    expect(nameOfBundle(document)).toBe('Port')
    expect(document['.meta']).toEqual({
      name: 'Port',
      comment: 'c',
      created: 1_700_000_000,
      version: '9.8.0.1',
      version_min: '9.8',
    })
    expect(document['Trigger']).toMatchObject([
      {
        name: 'Crane counter',
        comment: 'counts',
        events: '["HTTP_REQUEST","HTTP_RESPONSE"]',
        script: own.triggers.script,
        assignments: { devicegroups: ['Cranes'] },
      },
    ])
    expect(JSON.stringify(document)).not.toMatch(/"id":|mod_time/)
    expect(holdingsOf(document).map(({ kind, names }) => [kind, names])).toEqual(
      expect.arrayContaining([
        ['Tag', ['Harbour']],
        ['DeviceGroup', ['Cranes']],
        ['Alert', [nameOf(catalog.alerts, alert)]],
      ]),
    )
  })

  it('is installed on another appliance and equals what was chosen; what exists stays unless it is overwritten', async () => {
    const { from, to, choice, alert } = await pair()
    const document = await makeBundle(from.appliance, { name: 'Port', comment: '' }, choice)
    const installed = await installBundle(to.client, to.appliance, document, {
      policy: 'skip',
      include_assignments: true,
    })
    expect(installed).toMatchObject({ objects: 4, missing: [] })
    for (const [name, { name: title }] of Object.entries(own)) {
      const resource = resourceOf(name)
      if (!resource) throw new Error(name)
      const [was, is] = [await named(from, resource, title), await named(to, resource, title)]
      expect(is).toBeDefined()
      expect(sendable(resource, is)).toEqual(sendable(resource, was))
    }
    const { alerts, triggers } = catalog
    const title = nameOf(alerts, alert)
    expect((await named(to, alerts, title))?.['description']).toBe('Of the other site')
    const trigger = await named(to, triggers, own.triggers.name)
    const groups = await call(to.appliance, triggers.operations.listDevicegroups, {
      params: { id: Number(trigger?.['id']) },
    })
    expect(groups.map(({ name }) => name)).toEqual(['Cranes'])

    await installBundle(to.client, to.appliance, document, { policy: 'overwrite', include_assignments: false })
    expect(sendable(alerts, await named(to, alerts, title))).toEqual(sendable(alerts, alert))
  })

  it('says what is not there after all, and looks before an upload whose answer was lost is called lost', async () => {
    const { from, to, choice } = await pair()
    const document = await makeBundle(from.appliance, { name: 'Port', comment: '' }, choice)
    to.simulator.faults.add({ kind: 'drop', after: true, match: { path: '/bundles', method: 'POST' }, times: 1 })
    const once = await installBundle(to.client, to.appliance, document, { policy: 'skip', include_assignments: false })
    expect(once.missing).toEqual([])
    expect(applied(to.simulator)).toBe(1)
    // A kind that the appliance does not know is left out there.
    const odd = { ...document, Network: [{ name: 'No such network' }] }
    const told = await installBundle(to.client, to.appliance, odd, { policy: 'skip', include_assignments: false })
    expect(told.missing).toEqual(['network No such network'])
  }, 15_000)

  it('cannot hold two of one kind and one name, nor dashboards, of which only the name is told', async () => {
    const { from } = await pair()
    const { row } = await createObject(from.client, from.appliance, catalog.emailgroups, {
      group_name: 'Twins',
      email_addresses: ['a@corp.example'],
      system_notifications: false,
    })
    const id = idOf(catalog.emailgroups, row ?? {})
    await expect(makeBundle(from.appliance, { name: 'x', comment: '' }, { emailgroups: [id, id] })).rejects.toThrow(
      'called Twins',
    )
    const kinds = bundledOn(from.appliance).map(({ name }) => name)
    expect(kinds).toEqual(expect.arrayContaining(['triggers', 'alerts', 'devicegroups', 'tags', 'applications']))
    expect(kinds).not.toContain('dashboards')
    expect(kinds).not.toContain('devices')
  })
})

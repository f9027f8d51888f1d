import { expect, it } from 'vitest'
import { connect, rowsOf } from '../simulator/test-client'
import { faultsOf } from './bundle-faults'

const meta = { '.meta': { name: 'Pier rules' } }
const trigger = { name: 'Pier counter', events: '["HTTP_RESPONSE"]', hints: '{}', script: 'debug(1)', author: null }

it('finds nothing in exported bundles, nor in what is no document', async () => {
  const client = await connect({ devices: 20 })
  for (const { id } of rowsOf(await client.call('GET', '/bundles')))
    expect(faultsOf((await client.call('GET', `/bundles/${String(id)}`)).json)).toEqual([])
  await client.close()
  expect(faultsOf({ ...meta, Trigger: [{ ...trigger, hints: 'null', events: '' }], Widget: [{}], Odd: [5] })).toEqual(
    [],
  )
  for (const other of [null, undefined, 'text', [], 5]) expect(faultsOf(other)).toEqual([])
})

it.each([
  [{ Trigger: [trigger] }, '.meta has no text for the name of the bundle'],
  [{ '.meta': { name: 5 }, Trigger: [trigger] }, '.meta has no text for the name of the bundle'],
  [{ ...meta, Trigger: [trigger, { ...trigger, name: 7 }] }, 'Trigger 2 has no text for a name'],
  [{ ...meta, Trigger: [{ ...trigger, events: '["HTTP_RESPONSE"' }] }, 'Trigger Pier counter, events is no JSON'],
  [{ ...meta, Trigger: [{ ...trigger, events: '5' }] }, 'Trigger Pier counter, events: Needs a list'],
  [{ ...meta, Trigger: [{ ...trigger, disabled: 'perhaps' }] }, 'Trigger Pier counter, disabled is no JSON'],
  [{ ...meta, Alert: [{ name: 'Loud', severity: 99 }] }, 'Alert Loud, severity: Must be one of 0, 1, 2, 3, 4, 5, 6, 7'],
  [{ ...meta, triggers: [trigger] }, 'triggers is called Trigger in exported bundles'],
  [{ ...meta, device_groups: [{ name: 'Cranes' }] }, 'device_groups is called DeviceGroup in exported bundles'],
  [{ '.meta': { title: 'Pier rules' }, Trigger: [trigger] }, '.meta has no text for the name of the bundle'],
  [{ ...meta, Tag: [{ name: 'Quay', assignments: '{"devices":' }] }, 'Tag Quay, assignments is no JSON'],
  [{ ...meta, Tag: [{ name: 'Quay', assignments: ['x'] }] }, 'Tag Quay, assignments: Needs names with values'],
  [{ ...meta, DeviceGroup: ['Cranes'] }, 'DeviceGroup 1 is no object'],
  [{ ...meta, EmailGroup: [{ group_name: '' }] }, 'EmailGroup 1 has no text for a name'],
])('%j: %s', (document, fault) => {
  expect(faultsOf(document)).toEqual([fault])
})

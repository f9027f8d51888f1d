import { isValidElement } from 'react'
import { describe, expect, it } from 'vitest'
import { alerts } from '../catalog/alerts'
import { applications } from '../catalog/applications'
import { Device } from '../catalog/devices'
import { Alert } from '../catalog/shapes/alert'
import { networks } from '../catalog/networks'
import { users } from '../catalog/users'
import { formFields } from './form/form-fields'
import { shapeOf } from './form/shape'
import { blankOf } from './form/values'
import { columnsHere, plainColumns } from './columns'
import { nameOf } from './model'
import { devices } from '../catalog/devices'
import { vlans, Vlan } from '../catalog/vlans'

const discover53 = { platform: 'discover', release: '5.3' } as const
const command98 = { platform: 'command', release: '9.8' } as const

const form = (operation: typeof users.operations.create, kind: typeof discover53 | typeof command98) =>
  formFields(users, operation, kind)

it('calls a text that may not be emptied optional in no change, where nothing of the kind is created', () => {
  const optional = ({ operations: { update }, ...resource }: typeof networks | typeof vlans) =>
    formFields({ ...resource, operations: { update } }, update, command98).flatMap(({ name, required }) =>
      required ? [] : [name],
    )
  expect(optional(networks)).toEqual(['description'])
  expect(optional(vlans)).toEqual(['name', 'description'])
})

describe('what an appliance has of the catalogue', () => {
  it('asks for no part of an object that the release lacks', () => {
    const inner = (kind: typeof discover53 | typeof command98) => {
      const roles = form(users.operations.create, kind).find((field) => field.name === 'granted_roles')
      const shape = roles && shapeOf(roles)
      return shape?.kind === 'object' ? shape.fields.map((field) => field.name) : []
    }
    expect(inner(discover53)).toEqual(['system', 'write', 'metrics', 'packets'])
    expect(inner(command98)).toContain('ndr')
  })

  it('offers no member of an enum that the release lacks', () => {
    const choices = (kind: typeof discover53 | typeof command98) => {
      const fields = formFields(users, users.operations.create, kind).filter((field) => field.name === 'granted_roles')
      const shapes = fields.map((field) => shapeOf(field))
      const packets = shapes.flatMap((shape) => (shape.kind === 'object' ? shape.fields : []))
      return packets.flatMap((field) => {
        const shape = field.name === 'packets' ? shapeOf(field) : undefined
        return shape?.kind === 'choice' ? shape.choices.map((choice) => choice.value) : []
      })
    }
    expect(choices(discover53)).not.toContain('slices_only')
    expect(choices(command98)).toContain('slices_only')
  })

  it('takes the one type of alerts that can be made', () => {
    for (const kind of [discover53, command98]) {
      const type = formFields(alerts, alerts.operations.create, kind).filter((field) => field.name === 'type')
      expect(type.map((field) => shapeOf(field))).toMatchObject([{ kind: 'choice', choices: [{ value: 'threshold' }] }])
      expect(blankOf(type)).toEqual({ type: 'threshold' })
    }
  })

  it('asks a Discover for no node', () => {
    const names = (kind: typeof discover53 | typeof command98) =>
      formFields(applications, applications.operations.create, kind).map((field) => field.name)
    expect(names(discover53)).not.toContain('node_id')
    expect(names(command98)).toContain('node_id')
  })
})

describe('names', () => {
  const device = { id: 9361, dns_name: 'db-0001.corp.example', default_name: 'HP 6A6F89', description: 'Moved' }

  it('of a device are the best that it has', () => {
    expect(nameOf(devices, device)).toBe('db-0001.corp.example')
    expect(nameOf(devices, { ...device, display_name: 'db-0001' })).toBe('db-0001')
    expect(nameOf(devices, { id: 9361, description: 'Moved' })).toBe('Device 9361')
  })

  it('of a VLAN without one are its tag, not its id', () => {
    expect(nameOf(vlans, { id: 10, vlanid: 4094, name: null })).toBe('VLAN 4094')
    expect(nameOf(vlans, { id: 10, vlanid: 20, name: 'Servers' })).toBe('Servers')
  })

  it('are what a list of devices is sorted and exported by on releases without a display name', () => {
    const columns = plainColumns(devices, Device, discover53)
    expect(columns.map((column) => column.id).slice(0, 4)).toEqual(['display_name', 'ipaddr4', 'macaddr', 'vendor'])
    expect(columns[0]?.value(device)).toBe('db-0001.corp.example')
    expect(columns.some((column) => column.id === 'role')).toBe(false)
  })

  it('are followed by how bad an alert is, in shape and word, as in the list of alerts', () => {
    const severity = plainColumns(alerts, Alert, discover53).find((column) => column.id === 'severity')
    expect(isValidElement(severity?.cell?.({ severity: 3 }))).toBe(true)
    expect(severity?.text?.({ severity: 3 })).toBe('Error')
  })

  it('of nodes stand only where there are any', () => {
    const ids = (kind: typeof discover53 | typeof command98) =>
      columnsHere(plainColumns(vlans, Vlan, kind), Vlan, kind).map((column) => column.id)
    expect(ids(discover53)).not.toContain('node_id')
    expect(ids(command98)).toContain('node_id')
    expect(ids(discover53).slice(0, 2)).toEqual(['name', 'vlanid'])
  })
})

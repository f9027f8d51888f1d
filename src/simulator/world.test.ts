import { describe, expect, it } from 'vitest'
import { awkwardNames } from './seed/awkward-names'
import { World, type WorldOptions } from './world'

const now = 1_800_000_000_000
const make = (options: Partial<WorldOptions> = {}): World =>
  new World({ seed: 1, devices: 1200, role: 'discover', release: '9.8', now: () => now, jobStep: 1, ...options })

const everything = (world: World): unknown =>
  Object.entries(world.collections).map(([name, collection]) => [name, [...collection.all()]])

describe('a world', () => {
  it('is the same for the same seed and clock, and another for another seed', () => {
    expect(everything(make())).toEqual(everything(make()))
    expect(everything(make({ seed: 2 }))).not.toEqual(everything(make()))
  })

  it('has kept the same of its beginning whether somebody looks before a change or after', () => {
    const kept = (world: World): unknown => {
      const { customizations, supportpacks, auditlog } = world.collections
      return [customizations, supportpacks, auditlog].map((collection) => [...collection.all()])
    }
    const change = (world: World): void => {
      world.collections.tags.insert({ id: 0, name: 'later', mod_time: now })
      world.collections.devices.change(9360, { custom_name: 'later' })
      world.config.replace({ ...world.config.live, dns: { dns: '192.0.2.99' } })
      world.record('setup', 'Create a tag', 'POST /tags {"name":"later"}')
    }
    const [before, after] = [make(), make()]
    kept(before)
    change(before)
    change(after)
    expect(after.collections.auditlog.nextId()).toBe(before.collections.auditlog.nextId())
    expect(kept(after)).toEqual(kept(before))
    expect(after.collections.customizations.nextId()).toBe(4)
    expect(JSON.stringify([...after.collections.customizations.all()])).not.toContain('later')
  })

  it('keeps names, addresses and makers when the clock differs', () => {
    const facts = (world: World): unknown =>
      [...world.collections.devices.all()].map((row) => [
        row.id,
        row.display_name,
        row.ipaddr4,
        row.macaddr,
        row.vlanid,
        row.activity,
      ])
    expect(facts(make({ now: () => now + 86_400_000 }))).toEqual(facts(make()))
  })

  it.each([0, 1, 5, 30, 1000])('has exactly %i devices when asked for so many', (devices) => {
    expect(make({ devices }).collections.devices.size).toBe(devices)
  })

  it('is plausible: unique ids and addresses, parents that exist, times in order', () => {
    const { devices } = make({ devices: 3000 }).collections
    const rows = [...devices.all()]
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
    const addresses = rows.flatMap((row) => (row.ipaddr4 ? [row.ipaddr4] : []))
    expect(new Set(addresses).size).toBe(addresses.length)
    const macs = rows.flatMap((row) => (row.macaddr ? [row.macaddr] : []))
    expect(new Set(macs).size).toBe(macs.length)
    for (const mac of macs) expect(mac).toMatch(/^([0-9A-F]{2}:){5}[0-9A-F]{2}$/)
    for (const row of rows) {
      if (row.parent_id != null) expect(devices.get(row.parent_id)?.device_class).toBe('gateway')
      expect(row.discover_time).toBeLessThanOrEqual(row.last_seen_time ?? 0)
      expect(row.last_seen_time).toBeLessThanOrEqual(now)
      expect(row.mod_time).toBeGreaterThanOrEqual(row.discover_time ?? 0)
    }
    expect(new Set(rows.map((row) => row.role)).size).toBeGreaterThan(15)
    expect(new Set(rows.map((row) => row.device_class))).toEqual(new Set(['gateway', 'node', 'custom']))
    expect(rows.filter((row) => (row.discover_time ?? 0) > now - 86_400_000).length).toBeGreaterThan(5)
  })

  it('has the awkward names, one of them empty and one 255 characters long', () => {
    const names = [...make().collections.devices.all()].map((row) => row.display_name)
    for (const name of awkwardNames) expect(names).toContain(name)
    expect(Math.max(...awkwardNames.map((name) => name.length))).toBe(255)
  })

  it('writes unknown names as empty text and unset ones as null', () => {
    const row = [...make().collections.devices.all()].find((device) => device.role === 'ip_camera')
    expect(row).toMatchObject({
      cdp_name: '',
      netbios_name: '',
      custom_type: '',
      description: null,
      custom_name: null,
      node_id: null,
    })
  })

  it('has sensors on a Command appliance only, and no devices on an Explore or Trace', () => {
    const command = make({ role: 'command' })
    const nodes = [...command.nodes.keys()]
    expect(nodes).toHaveLength(3)
    for (const row of command.collections.devices.all()) expect(nodes).toContain(row.node_id)
    expect(command.collections.networks.size).toBe(3)
    for (const world of [command, make({ role: 'discover' })])
      for (const { node_id, appliance_uuid } of world.collections.networks.all())
        expect(appliance_uuid).toBe(world.collections.appliances.get(node_id ?? 0)?.uuid)
    expect(make({ role: 'explore' }).collections.devices.size).toBe(0)
  })

  it('shows older releases the fields that they know', () => {
    const old = make({ release: '5.3' })
    const [row] = old.collections.devices.all()
    const shown = row ? Object.keys(old.collections.devices.shown(row)) : []
    expect(shown).toContain('extrahop_id')
    for (const name of ['role', 'display_name', 'discovery_id', 'cloud_account', 'last_seen_time'])
      expect(shown).not.toContain(name)
  })

  it('stamps changes with a time that always moves on', () => {
    const world = make()
    const stamps = [world.stamp(), world.stamp(), world.stamp()]
    expect(stamps).toEqual([now, now + 1, now + 2])
  })
})

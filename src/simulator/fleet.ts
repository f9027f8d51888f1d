/**
 * A fleet in one process: a Command, Discovers, an Explore cluster of masters and data nodes, and Traces, each on a
 * port of its own, that know each other; with a CSV of them and firmware images for all kinds.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { platformCodes, type Platform } from '../catalog/platform'
import { releaseOf, type Release } from '../catalog/release'
import type { Identity, SharedCluster } from './identity'
import { applianceRow, nodeRow } from './seed/appliances'
import { random } from './seed/random'
import { startSimulator, type Simulator, type SimulatorOptions } from './server'
import { tar } from './tar'

/** What the images of a fleet lead to. */
export const fleetVersion = '9.8.2.1422'
const usual = '9.8.1.1420'
const older = '9.7.4.1390'

export interface FleetOptions extends Pick<
  SimulatorOptions,
  'origins' | 'anyOrigin' | 'latency' | 'tls' | 'jobStep' | 'strict' | 'now' | 'upgradeTime' | 'restartTime'
> {
  /** How many appliances. */
  count: number
  seed?: number
  /** The first one's port; the others follow. 0 (preset) for free ones. */
  port?: number
  /** Devices of the Command and of each Discover. */
  devices?: number
  /** So many of them do not come through their upgrade, chosen by the seed. */
  failing?: number | undefined
}

export interface FleetMember {
  simulator: Simulator
  role: Platform
  identity: Identity
  /** Name of the image that fits it. */
  image: string
}

export interface Fleet {
  members: readonly FleetMember[]
  /** Address, key and image of each, as the upgrade script of the 8.0 guide reads them. */
  csv: string
  close(): Promise<void>
}

interface Post {
  role: Platform
  name: string
  node?: 'master' | 'data'
}

/** Who is in a fleet of so many: the Command first, then in the order of an upgrade. */
export function posts(count: number): Post[] {
  const traces = count < 4 ? 0 : Math.max(1, Math.round(count / 6))
  const discovers = count < 2 ? 0 : Math.max(1, Math.floor(count * 0.4))
  const explores = Math.max(0, count - 1 - discovers - traces)
  const masters = Math.min(3, explores)
  const numbered = (many: number, post: (number: string, index: number) => Post): Post[] =>
    Array.from({ length: many }, (_, index) => post(String(index + 1).padStart(2, '0'), index))
  return [
    ...numbered(Math.min(1, count), (number) => ({ role: 'command', name: `eca-${number}` })),
    ...numbered(discovers, (number) => ({ role: 'discover', name: `eda-${number}` })),
    ...numbered(explores, (_, index) =>
      index < masters
        ? { role: 'explore', name: `exa-m${index + 1}`, node: 'master' }
        : { role: 'explore', name: `exa-d${index - masters + 1}`, node: 'data' },
    ),
    ...numbered(traces, (number) => ({ role: 'trace', name: `eta-${number}` })),
  ]
}

/** What the vendor's file names call each kind. */
const letters: Record<Platform, string> = { command: 'eca', discover: 'eda', explore: 'exa', trace: 'eta' }

export const imageName = (role: Platform, version = fleetVersion): string => `extrahop-${letters[role]}-${version}.tar`

/** A firmware image as the simulator takes it: small, with platform and version in the names of its files. */
export function firmwareImage(role: Platform, version = fleetVersion, bytes = 4096): Uint8Array<ArrayBuffer> {
  const folder = imageName(role, version).replace(/\.tar$/, '')
  return tar(
    {
      [`${folder}/manifest.json`]: `${JSON.stringify({ platform: platformCodes[role], version })}\n`,
      [`${folder}/payload`]: 'firmware '.repeat(Math.ceil(bytes / 9)).slice(0, bytes),
    },
    0,
  )
}

/** Writes the image of each kind into a folder; the paths. */
export async function writeImages(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const paths: string[] = []
  for (const role of ['command', 'discover', 'explore', 'trace'] as const) {
    const path = join(folder, imageName(role))
    await writeFile(path, firmwareImage(role))
    paths.push(path)
  }
  return paths
}

/** Starts them all. Rejects with the system's error if a port is taken; the others are ended by then. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const { count, seed = 1, port = 0, devices = 120, failing = 0, ...common } = options
  const shared: SharedCluster = { ingest: true }
  const all = posts(count)
  const nodes = all.filter(({ node }) => node).length
  const named = (name: string) => `fra1-${name}`
  const sensors = all.filter(({ role }) => role === 'discover').map(({ name }) => named(name))
  const members: FleetMember[] = []
  const close = async (): Promise<void> => void (await Promise.all(members.map(({ simulator }) => simulator.close())))
  try {
    for (const [index, { role, name, node }] of all.entries()) {
      // A Command runs at least what its appliances run, and a Discover at least what stores its records and packets.
      const behind = role !== 'command' && random(seed, 'fleet', name).chance(role === 'discover' ? 0.25 : 0.5)
      const version = behind ? older : usual
      const identity: Identity = {
        hostname: named(name),
        address: `198.51.100.${index + 1}`,
        version,
        cluster: node && { name: 'fra1-exa', nodes, node, shared },
        sensors: role === 'command' ? sensors : undefined,
      }
      const release: Release = releaseOf(version) ?? '9.8'
      const simulator = await startSimulator({
        ...common,
        role,
        release,
        seed: seed * 1000 + index,
        port: port === 0 ? 0 : port + index,
        devices: role === 'command' || role === 'discover' ? devices : 0,
        identity,
      })
      members.push({ simulator, role, identity, image: imageName(role) })
    }
  } catch (error) {
    await close()
    throw error
  }
  introduce(members)
  misbehave(members, seed, failing)
  const csv = members
    .map(({ simulator, image }) => `${simulator.url}/,${simulator.keys[0]?.key ?? ''},${image}\n`)
    .join('')
  return { members, csv, close }
}

/** Lets some of them fail, each in another way: its job fails, it comes back with the old version, or never. */
function misbehave(members: readonly FleetMember[], seed: number, failing: number): void {
  // A seed of which a single appliance fails fails none here: how many do is said.
  for (const { simulator } of members) simulator.world.appliance.course.ends = 'well'
  const draw = random(seed, 'fleet', 'failing')
  const chosen = members
    .map((member) => ({ member, lot: draw.next() }))
    .toSorted((a, b) => a.lot - b.lot)
    .slice(0, failing)
  for (const [index, { member }] of chosen.entries()) {
    const { world } = member.simulator
    if (index % 3 === 2) world.power = { ...world.power, restart: () => world.power.shutdown() }
    else world.appliance.course = { ...world.appliance.course, ends: index % 3 === 0 ? 'fails' : 'old version' }
  }
}

/** Whom each kind is connected to. */
const partners: Record<Platform, readonly Platform[]> = {
  command: ['discover', 'explore', 'trace'],
  discover: ['command', 'explore', 'trace'],
  explore: ['command', 'discover', 'explore'],
  trace: ['command', 'discover'],
}

/** Tells each of the others, under the address at which a browser finds them. */
function introduce(members: readonly FleetMember[]): void {
  for (const member of members) {
    const { world } = member.simulator
    const own = world.collections.appliances.get(0)
    if (own) world.collections.appliances.change(0, { hostname: new URL(member.simulator.url).host })
    let id = 0
    for (const other of members) {
      if (other === member || !partners[member.role].includes(other.role)) continue
      id++
      const row = applianceRow(
        world,
        id,
        { platform: other.role, hostname: other.identity.hostname, display_name: other.identity.hostname },
        {
          hostname: new URL(other.simulator.url).host,
          uuid: other.simulator.world.collections.appliances.get(0)?.uuid ?? '',
        },
      )
      world.collections.appliances.put(row)
      world.peers.set(id, other.simulator.world)
      if (member.role !== 'command' || other.role !== 'discover') continue
      world.collections.nodes.put(nodeRow(world, row))
      for (const network of world.collections.networks.all())
        if (network.node_id === id) world.collections.networks.change(network.id, { appliance_uuid: row.uuid })
    }
  }
}

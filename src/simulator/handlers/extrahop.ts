/** The appliance itself (8.0 Explore guide, ExtraHop and Upgrade ExtraHop firmware). */
import type { extrahop as resource } from '../../catalog/extrahop'
import { refuse, Started } from '../answer'
import { readImage } from '../firmware-image'
import type { Handlers } from '../handler'
import { setIngest } from '../records/ingest'
import type { World } from '../world'

const editions = { discover: 'reveal', command: 'command', explore: 'recordstore', trace: 'packetstore' } as const

const goAway = (world: World): void => {
  // The answer has to leave first.
  world.after(20, () => world.reboot())
}

export const extrahop: Handlers<typeof resource> = {
  get: ({ world: { appliance } }) => ({
    version: appliance.version,
    platform: appliance.platform,
    hostname: appliance.hostname,
    display_host: `${appliance.hostname}.${appliance.external}`,
    external_hostname: `${appliance.hostname}.${appliance.external}`,
    mgmt_ipaddr: appliance.mgmtAddress,
  }),
  version: ({ world }) => ({ version: world.appliance.version }),
  platform: ({ world }) => ({ platform: world.appliance.platform }),
  edition: ({ world }) => ({ edition: editions[world.role] }),
  cluster: ({ world }) => ({ ingest_enabled: world.appliance.ingest }),
  updateCluster: ({ world, body }) => {
    setIngest(world, body.ingest_enabled ?? world.appliance.ingest)
    return undefined
  },
  detectionsAccess: ({ world }) => ({ enabled: world.appliance.detectionsLimited }),
  setDetectionsAccess: ({ world, body }) => {
    world.appliance.detectionsLimited = body.enabled
    return undefined
  },
  uploadFirmware: async ({ world, body }) => {
    world.appliance.refuseWhileUpgrading()
    world.appliance.keepImage(await readImage(body, world.role, world.largestImage))
    return { success_message: 'The firmware image was stored and checked' }
  },
  upgrade: ({ world, body }) => new Started(world.appliance.upgrade(body?.restart_after ?? true)),
  previousFirmware: ({ world }) => {
    const { previous } = world.appliance
    if (!previous) throw refuse(404, 'There is no earlier firmware to return to')
    return previous
  },
  rollback: ({ world }) => new Started(world.appliance.rollback()),
  nextFirmware: ({ world }) => world.appliance.offers(),
  downloadFirmwareUrl: ({ world, body }) => {
    if (!/^(https?|ftp):\/\//.test(body.firmware_url))
      throw refuse(422, 'Body field "firmware_url": expected an http, https or ftp address')
    const version = /(?<!\d)\d+\.\d+\.\d+\.\d+/.exec(body.firmware_url)?.[0] ?? world.appliance.version
    // No such name is ever given an address (RFC 6761).
    const host = /^\w+:\/\/([^/:?#]+\.invalid)(?=[/:?#]|$)/i.exec(body.firmware_url)?.[1]
    const fails = host && `${host} has no address`
    return new Started(world.appliance.download(version, body.upgrade, fails))
  },
  downloadFirmwareVersion: ({ world, body }) => {
    if (!world.appliance.offers().some((offer) => offer.versions.includes(body.version)))
      throw refuse(422, `Body field "version": ${body.version} is not on offer`)
    return new Started(world.appliance.download(body.version, body.upgrade))
  },
  idrac: ({ world }) => ({ ipaddr: world.appliance.idracAddress }),
  processes: ({ world }) => world.appliance.processes(),
  restartProcess: ({ world, params }) => {
    world.appliance.restartProcess(params.process)
    return undefined
  },
  regenerateCertificate: ({ world }) =>
    new Started(
      world.appliance.startJob('sslcert', ['Creating a certificate'], () => void world.certificate.regenerate()),
    ),
  setCertificate: async ({ world, body }) => {
    await world.certificate.install(body)
    return undefined
  },
  createSigningRequest: async ({ world, body }) => {
    if (!body.subject_alternative_names.some((name) => name.type === 'dns'))
      throw refuse(422, 'Body field "subject_alternative_names": at least one must be a host name')
    return { pem: await world.certificate.request(body.subject, body.subject_alternative_names) }
  },
  ticketing: ({ world }) => world.appliance.ticketing,
  updateTicketing: ({ world, body }) => {
    Object.assign(world.appliance.ticketing, body)
    return undefined
  },
  services: ({ world }) => world.appliance.services,
  updateServices: ({ world, body }) => {
    for (const [name, setting] of Object.entries(body)) if (setting) world.appliance.services[name] = { ...setting }
    return undefined
  },
  restart: ({ world }) => {
    goAway(world)
    return undefined
  },
  shutdown: ({ world }) => {
    world.after(20, () => world.power.shutdown())
    return undefined
  },
  uploadCloudResources: ({ world, body }) => {
    if (body.size === 0) throw refuse(400, 'The bundle is empty')
    return new Started(world.appliance.startJob('cloudresources', ['Reading the bundle'], () => undefined))
  },
}

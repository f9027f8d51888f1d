/** Appliances that this one is connected to (8.0 Explore guide, Appliance). */
import { FirmwareRelease } from './extrahop-shapes'
import { Id, Millis } from './common'
import { accepted, created, del, get, post, resource } from './operation'
import { later } from './release'
import { z } from './zod'

const word = (label: string) => z.string().nullable().optional().meta({ label })
const flag = (label: string) => z.boolean().optional().meta({ label })
const amount = (label: string) => z.number().nullable().optional().meta({ label })
const moment = (label: string) => Millis.nullable().optional().meta({ label, kind: 'millis' })

export const Appliance = z.object({
  id: Id.describe('0 is the appliance that answers'),
  display_name: word('Name'),
  nickname: word('Nickname'),
  hostname: word('Host name'),
  platform: word('Kind').meta({
    // Long words in newer releases, the codes of GET /extrahop in older ones.
    choices: {
      discover: 'Discover',
      command: 'Command',
      explore: 'Explore',
      trace: 'Trace',
      extrahop: 'Discover',
      ecm: 'Command',
      exa: 'Explore',
      eta: 'Trace',
      unknown: 'Unknown',
    },
  }),
  firmware_version: word('Firmware'),
  uuid: word('UUID'),
  connection_type: word('Connection').meta({
    choices: { tunneled: 'Tunnel', direct: 'Direct', local: 'This appliance', cloud_switchboard: 'Through the cloud' },
  }),
  license_status: word('License').describe('"Nominal" where all is well'),
  license_platform: word('Licensed platform').meta({ since: later }),
  licensed_features: z.unknown().optional().meta({ label: 'Licensed features', kind: 'json', since: later }),
  licensed_modules: z.array(z.string()).nullable().optional().meta({ label: 'Licensed modules', since: later }),
  status_message: word('Status'),
  data_access: flag('Exchanges data'),
  managed_by_local: flag('Managed from here'),
  manages_local: flag('Manages this one'),
  analysis_levels_managed: flag('Analysis managed'),
  fingerprint: word('Fingerprint'),
  total_capacity: amount('Devices at most'),
  // A number by the 9.8 reference; older documents call it a flag.
  advanced_analysis_capacity: z
    .union([z.number(), z.boolean()])
    .nullable()
    .optional()
    .meta({ label: 'Advanced analysis at most' }),
  add_time: moment('Added'),
  sync_time: z.union([Millis, z.string()]).nullable().optional().meta({ label: 'In step since', kind: 'millis' }),
})
export type Appliance = z.output<typeof Appliance>

const Connect = z.strictObject({
  host: z.string().min(1).meta({ label: 'Host' }).describe('Host name or address of the other appliance'),
  remote_appliance_type: z
    .enum(['discover', 'command', 'explore', 'trace'])
    .meta({
      label: 'Kind',
      choices: { discover: 'Discover', command: 'Command', explore: 'Explore', trace: 'Trace' },
    })
    .describe('What the other appliance is'),
  data_access: z.boolean().meta({ label: 'Exchange data' }),
  remote_setup_password: z
    .string()
    .optional()
    .meta({ label: 'Setup password there', kind: 'secret' })
    .describe('Not needed for an Explore node whose cluster is connected already'),
  remote_pairing_token: z
    .string()
    .optional()
    .meta({ label: 'Pairing token', kind: 'secret', since: later })
    .describe('One-time token instead of the password'),
  fingerprint: z
    .string()
    .optional()
    .meta({ label: 'Fingerprint there' })
    .describe(
      'Asked for when a Command adds an Explore or a Trace; a value that starts with insecure_skip skips the check',
    ),
  local_nickname_for_remote: z.string().optional().meta({ label: 'Nickname for the other' }),
  remote_nickname_for_local: z
    .string()
    .optional()
    .meta({ label: 'Nickname for this one there' })
    .describe('Asked for when a Discover starts the connection'),
  managed_by_local: z.boolean().default(false).meta({ label: 'Manage it from here' }),
  manages_local: z.boolean().default(false).meta({ label: 'Let it manage this one' }),
  product_key: z
    .string()
    .optional()
    .meta({ label: 'Product key for it', kind: 'secret' })
    .describe('Not together with a pairing token'),
  reset_configuration: z
    .boolean()
    .default(false)
    .meta({ label: 'Erase its configuration first', destructive: 'on' })
    .describe('What was configured on the other appliance is lost'),
})

const ProductKey = z.object({ product_key: z.string().optional().meta({ label: 'Product key', kind: 'secret' }) })

const CloudServices = z.object({
  connection_status: z
    .string()
    .optional()
    .meta({
      label: 'Connection',
      choices: {
        connected: 'Connected',
        reconnecting: 'Reconnecting',
        disconnected: 'Disconnected',
        not_licensed: 'Not licensed',
      },
    }),
  connection_status_color: z.string().optional().meta({ label: 'Colour' }),
  enabled_services: z.array(z.string()).optional().meta({ label: 'Services' }),
  last_active_time: moment('Last active').meta({ runs: true }),
  last_analyzed_time: moment('Last analysed').meta({ runs: true }),
})

export const appliances = resource('appliances', {
  words: ['appliance', 'appliances'],
  // No guide covers a Trace appliance; that it lists its connections like the others is assumed.
  platforms: ['discover', 'command', 'explore', 'trace'],
  since: '8.0',
  about: 'The appliances that this one is connected to, and itself. Both sides of a connection need the same edition.',
  object: Appliance,
  names: ['display_name', 'nickname', 'hostname'],
  tells: ['nickname', 'hostname', 'platform', 'firmware_version', 'uuid', 'connection_type'],
  operations: {
    list: get('/appliances', {
      needs: 'read',
      returns: z.array(Appliance),
      doc: 'List the connected appliances and this one.',
      note: 'The appliance that answers stands first, with id 0.',
    }),
    create: post('/appliances', {
      title: 'Connect appliance',
      needs: 'system full',
      errors: [409, 422],
      body: Connect,
      returns: created,
      touches: ['nodes'],
      doc: 'Connect to another appliance.',
    }),
    get: get('/appliances/{id}', { needs: 'read', returns: Appliance, doc: 'Read one connected appliance.' }),
    remove: del('/appliances/{id}', {
      title: 'Disconnect',
      needs: 'system full',
      since: later,
      touches: ['nodes'],
      destructive: true,
      // The appliance itself stands first in its own list.
      spares: [{ field: 'id', is: 0, because: 'This is the appliance you are signed in to' }],
      doc: 'Disconnect from an appliance.',
      note: 'To connect again, the setup password or a pairing token is needed.',
    }),
    productKey: get('/appliances/{id}/productkey', {
      needs: 'system full',
      returns: z.union([ProductKey, z.array(ProductKey)]),
      doc: 'Read the product key of an appliance.',
      note: 'One object in older releases, a list in newer ones, which answer it on a Command alone.',
    }),
    cloudServices: get('/appliances/{id}/cloudservices', {
      needs: 'read',
      platforms: ['discover', 'command'],
      since: '7.8',
      returns: CloudServices,
      doc: 'Read the state of the connection to cloud services.',
      note: 'For the appliance itself only: the id is 0.',
    }),
    changeCloudServices: post('/appliances/{id}/cloudservices', {
      needs: 'system full',
      platforms: ['discover', 'command'],
      since: later,
      errors: [404, 422],
      status: 201,
      body: z.strictObject({ action: z.enum(['unenroll']).meta({ choices: { unenroll: 'Leave cloud services' } }) }),
      returns: accepted,
      destructive: true,
      doc: 'Leave cloud services.',
      note: 'For the appliance itself only: the id is 0.',
    }),
    nextFirmware: get('/appliances/firmware/next', {
      needs: 'system full',
      // Managing the firmware of others is what a Command does; the sources do not say it of this operation.
      platforms: ['command'],
      since: later,
      query: z.object({
        ids: z.string().optional().describe('Ids of appliances, separated by commas; all unless given'),
      }),
      returns: z.array(FirmwareRelease),
      doc: 'List the versions that connected appliances could move to.',
      note: 'Not every later release has it.',
    }),
    upgradeFirmware: post('/appliances/firmware/upgrade', {
      title: 'Upgrade appliances',
      needs: 'system full',
      platforms: ['command'],
      since: later,
      errors: [422],
      body: z.strictObject({
        system_ids: z.array(Id).min(1).meta({ label: 'Appliances', refers: 'appliances' }),
        version: z.string().min(1).meta({ label: 'Version' }).describe('One that the list of next versions offers'),
      }),
      returns: accepted,
      touches: ['jobs'],
      destructive: true,
      doc: 'Upgrade several connected appliances with images from the vendor.',
      note: 'The appliances restart one after another. Not every later release has it.',
    }),
  },
})

import { Id, Millis } from './common'
import { get, patch, resource } from './operation'
import { z } from './zod'

const word = (label: string) => z.string().nullable().optional().meta({ label })

export const Node = z.object({
  id: Id,
  display_name: word('Name'),
  nickname: word('Nickname'),
  hostname: word('Host name'),
  enabled: z.boolean().meta({ label: 'Enabled' }),
  firmware_version: word('Firmware'),
  status_message: word('Status'),
  status_code: word('Status code'),
  license_status: word('License'),
  product_key: word('Product key').meta({ kind: 'secret' }),
  uuid: word('UUID'),
  ntp_sync: z.boolean().optional().meta({ label: 'Clock in step' }),
  time_offset: z.number().optional().meta({ label: 'Clock is off by', kind: 'span' }),
  add_time: Millis.nullable().optional().meta({ label: 'Added', kind: 'millis' }),
  time_added: Millis.nullable().optional().meta({ label: 'Added (second field)', kind: 'millis' }),
})
export type Node = z.output<typeof Node>

export const nodes = resource('nodes', {
  words: ['node', 'nodes'],
  platforms: ['command'],
  since: '5.3',
  about: 'The Discover appliances that report to a Command appliance.',
  object: Node,
  names: ['display_name', 'nickname', 'hostname'],
  tells: ['nickname', 'hostname', 'firmware_version', 'status_message', 'status_code', 'license_status'],
  operations: {
    list: get('/nodes', { needs: 'any', returns: z.array(Node), doc: 'List the attached nodes.' }),
    get: get('/nodes/{id}', { needs: 'any', returns: Node, doc: 'Read one node.' }),
    update: patch('/nodes/{id}', {
      needs: 'system full',
      body: z.strictObject({
        nickname: z.string().optional().meta({ label: 'Nickname' }),
        enabled: z.boolean().optional().meta({ label: 'Enabled' }).describe('Whether it reports to this Command'),
      }),
      touches: ['appliances'],
      doc: 'Rename, enable or disable a node.',
      note: 'The 9.8 reference asks for both fields.',
    }),
  },
})

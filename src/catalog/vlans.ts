import { get, patch, resource } from './operation'
import { words } from './relations'
import { Vlan } from './shapes/vlan'
import { descriptionIn } from './shapes/parts'
import { z } from './zod'

export { Vlan }

const Write = z.strictObject({ name: z.string().optional(), description: descriptionIn })

export const vlans = resource('vlans', {
  words: words.vlans,
  platforms: ['discover', 'command'],
  since: '5.3',
  about: 'Virtual networks seen in the traffic. Only their name and description can be set.',
  object: Vlan,
  tells: ['vlanid', 'description', 'mod_time'],
  // Most VLANs have no name: their tag is what people know.
  names: ['name', 'vlanid'],
  operations: {
    list: get('/vlans', { needs: 'read', returns: z.array(Vlan), doc: 'List all VLANs.' }),
    get: get('/vlans/{id}', {
      needs: 'read',
      returns: Vlan,
      doc: 'Read one VLAN.',
      note: 'The id is that of the object, not the tag number in the traffic.',
    }),
    update: patch('/vlans/{id}', {
      needs: 'write full',
      body: Write,
      touches: ['networks'],
      doc: 'Rename or describe a VLAN.',
      note: 'The id is that of the object, not the tag number in the traffic. Send only what is to change.',
    }),
  },
})

import { get, patch, resource } from './operation'
import { DirectOnly, links, rows, shownBy, words } from './relations'
import { Network } from './shapes/network'
import { descriptionIn } from './shapes/parts'
import { z } from './zod'

export { Network }

const Write = z.strictObject({ name: z.string().min(1), description: descriptionIn })

export const networks = resource('networks', {
  words: words.networks,
  platforms: ['discover', 'command'],
  since: '5.3',
  about:
    'Where traffic is captured: the input of a Discover appliance, or each connected appliance as a Command appliance sees it. They are never created or deleted here.',
  object: Network,
  tells: ['description', 'mod_time'],
  operations: {
    list: get('/networks', {
      needs: 'read',
      returns: z.array(Network),
      doc: 'List all networks.',
      note: 'On a Command appliance every connected Discover appliance is one network.',
    }),
    get: get('/networks/{id}', { needs: 'read', returns: Network, doc: 'Read one network.' }),
    update: patch('/networks/{id}', {
      needs: 'write full',
      body: Write.partial(),
      touches: shownBy('networks'),
      doc: 'Rename or describe a network.',
      note: 'Send only what is to change.',
    }),
    listVlans: get('/networks/{id}/vlans', {
      needs: 'read',
      returns: rows('vlans'),
      doc: 'List the VLANs seen on a network.',
    }),
    ...links('networks', 'alerts', DirectOnly),
    ...links('networks', 'pages', DirectOnly),
  },
})

import { get, resource } from './operation'
import { links, words } from './relations'
import { retired } from './release'
import { FlexGrid } from './shapes/flex-grid'
import { z } from './zod'

export { FlexGrid }

export const flexgrids = resource('flexgrids', {
  words: words.flexgrids,
  platforms: ['discover', 'command'],
  since: '5.3',
  until: retired,
  about:
    'Tables of device metrics. They can be listed and assigned here, and are made in the web interface of the appliance.',
  object: FlexGrid,
  tells: ['description', 'mod_time'],
  operations: {
    list: get('/flexgrids', { needs: 'read', returns: z.array(FlexGrid), doc: 'List all flex grids.' }),
    ...links('flexgrids', 'applications'),
    ...links('flexgrids', 'devicegroups'),
    ...links('flexgrids', 'devices'),
  },
})

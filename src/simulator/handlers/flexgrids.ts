import type { flexgrids as resource } from '../../catalog/flexgrids'
import type { Handlers } from '../handler'
import { crud } from './crud'
import { relate } from './relate'

export const flexgrids: Handlers<typeof resource> = {
  list: crud('flexgrids').list,
  ...relate('flexgrids', 'applications'),
  ...relate('flexgrids', 'devicegroups'),
  ...relate('flexgrids', 'devices'),
}

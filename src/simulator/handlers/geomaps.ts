import type { geomaps as resource } from '../../catalog/geomaps'
import type { Handlers } from '../handler'
import { crud } from './crud'
import { relate } from './relate'

export const geomaps: Handlers<typeof resource> = {
  ...crud('geomaps', { unique: 'name' }),
  ...relate('geomaps', 'applications'),
  ...relate('geomaps', 'devicegroups'),
  ...relate('geomaps', 'devices'),
}

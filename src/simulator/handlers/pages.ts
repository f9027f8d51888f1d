import type { pages as resource } from '../../catalog/pages'
import type { Handlers } from '../handler'
import { crud } from './crud'
import { relate } from './relate'

export const pages: Handlers<typeof resource> = {
  ...crud('pages', { unique: 'name' }),
  ...relate('pages', 'applications'),
  ...relate('pages', 'devicegroups'),
  ...relate('pages', 'devices'),
  ...relate('pages', 'networks'),
}

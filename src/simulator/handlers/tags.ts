import type { tags as resource } from '../../catalog/tags'
import type { Handlers } from '../handler'
import { crud } from './crud'
import { relate } from './relate'

export const tags: Handlers<typeof resource> = {
  ...crud('tags', { unique: 'name' }),
  ...relate('tags', 'devices'),
}

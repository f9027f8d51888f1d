import type { emailgroups as resource } from '../../catalog/emailgroups'
import type { Handlers } from '../handler'
import { crud } from './crud'

export const emailgroups: Handlers<typeof resource> = crud('emailgroups', { unique: 'group_name' })

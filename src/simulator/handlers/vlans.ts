import type { vlans as resource } from '../../catalog/vlans'
import type { Handlers } from '../handler'
import { crud } from './crud'

const { list, get, update } = crud('vlans')

export const vlans: Handlers<typeof resource> = { list, get, update }

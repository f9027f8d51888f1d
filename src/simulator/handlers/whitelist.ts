import type { whitelist as resource } from '../../catalog/whitelist'
import type { Handlers } from '../handler'
import { watched } from './watched'

export const whitelist: Handlers<typeof resource> = watched

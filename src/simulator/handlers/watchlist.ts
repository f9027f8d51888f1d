import type { watchlist as resource } from '../../catalog/watchlist'
import type { Handlers } from '../handler'
import { watched } from './watched'

export const watchlist: Handlers<typeof resource> = watched

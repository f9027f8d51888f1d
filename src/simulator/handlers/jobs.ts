import type { jobs as resource } from '../../catalog/jobs'
import type { Handlers } from '../handler'
import { crud } from './crud'

const { list, get } = crud('jobs')

export const jobs: Handlers<typeof resource> = { list, get }

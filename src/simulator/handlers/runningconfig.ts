import type { runningconfig as resource } from '../../catalog/runningconfig'
import { refuse } from '../answer'
import type { Handlers } from '../handler'

export const runningconfig: Handlers<typeof resource> = {
  get: ({ world, query }) => {
    const { live } = world.config
    const { section } = query
    if (section === undefined) return live
    if (!Object.hasOwn(live, section)) throw refuse(404, `The configuration has no section "${section}"`)
    return { [section]: live[section] }
  },
  update: ({ world, body }) => {
    world.config.replace(body)
    return undefined
  },
  save: ({ world }) => {
    world.config.save()
    return undefined
  },
  saved: ({ world }) => world.config.saved,
}

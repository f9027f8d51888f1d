import type { runningconfig as resource } from '../../catalog/runningconfig'
import { Prepared, refuse } from '../answer'
import type { Handlers } from '../handler'

export const runningconfig: Handlers<typeof resource> = {
  get: ({ world, query }) => {
    const { live } = world.config
    const { section } = query
    if (section === undefined) return new Prepared(world.config.text())
    if (!Object.hasOwn(live, section)) throw refuse(404, `The configuration has no section "${section}"`)
    return { [section]: live[section] }
  },
  update: ({ world, body, raw }) => {
    world.config.replace(body, Buffer.from(raw).toString('utf8'))
    return undefined
  },
  save: ({ world }) => {
    world.config.save()
    return undefined
  },
  saved: ({ world }) => new Prepared(world.config.text('saved')),
}

/** Backups (5.3 guide, Customization). */
import { gzipSync } from 'node:zlib'
import type { Customization, customizations as resource } from '../../catalog/customizations'
import { Download, Started } from '../answer'
import { restoreBackup, takeBackup, type StoredCustomization } from '../backup'
import type { AnyContext, Handlers } from '../handler'
import { found } from './crud'
import { without } from '../without'

const named = ({ world, params }: AnyContext): StoredCustomization =>
  found(world.collections.customizations, params['id'])

const shown = (row: StoredCustomization): Customization => without(row, 'contents')

/** "before the move 2024-05-01 12:00:00": the given name and the moment. */
export const storedName = (name: string, time: number): string =>
  `${name} ${new Date(time).toISOString().slice(0, 19).replace('T', ' ')}`

export const customizations: Handlers<typeof resource> = {
  list: ({ world }) =>
    [...world.collections.customizations.all()].toSorted((a, b) => a.create_time - b.create_time).map(shown),
  create: ({ world, body }) => {
    const create_time = world.stamp()
    const name = storedName(body.name, create_time)
    const { id } = world.collections.customizations.insert({
      id: 0,
      name,
      create_time,
      auto: false,
      recovered: false,
      contents: takeBackup(world, name, create_time),
    })
    return { id }
  },
  status: ({ world }) => {
    const newest = Math.max(0, ...Array.from(world.collections.customizations.all(), (row) => row.create_time))
    return { did_last_succeed: true, last_attempt_time: newest || null, last_success_time: newest || null }
  },
  get: (context) => named(context).contents,
  remove: (context) => {
    context.world.collections.customizations.delete(named(context).id)
    return undefined
  },
  apply: (context) => {
    restoreBackup(context.world, named(context).contents)
    return new Started()
  },
  download: (context) => {
    const { name, contents } = named(context)
    const filename = name.replaceAll(':', '').replaceAll(/[^\w. -]+/g, '_')
    return new Download(gzipSync(JSON.stringify(contents)), undefined, {
      'content-disposition': `attachment; filename="${filename}.exbk"`,
    })
  },
}

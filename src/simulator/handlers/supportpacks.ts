import type { SupportPack, supportpacks as resource } from '../../catalog/supportpacks'
import { compareVersions, later } from '../../catalog/release'
import { Download, refuse, Started } from '../answer'
import type { Handlers } from '../handler'
import { queueOf, runPack, type StoredPack } from '../support-pack'
import type { World } from '../world'
import { without } from '../without'
import { found } from './crud'

/** Later releases write the size as text. */
const shown = (world: World, pack: StoredPack): SupportPack => ({
  ...without(pack, 'content'),
  size: compareVersions(world.release, later) >= 0 ? String(pack.size) : pack.size,
})

const started = (world: World, input: string): Started =>
  new Started(null, `/supportpacks/queue/${runPack(world, input)}`)

export const supportpacks: Handlers<typeof resource> = {
  list: ({ world }) => Array.from(world.collections.supportpacks.all(), (pack) => shown(world, pack)),
  upload: ({ world, body }) => {
    const { file } = body
    if (file.size === 0) throw refuse(422, 'Body field "file": the support pack is empty')
    const name = file instanceof File ? file.name.replaceAll(/\.[^.]*$|[^\w.-]+/g, '') : ''
    return started(world, name || 'uploaded')
  },
  execute: ({ world }) => started(world, 'default'),
  queued: ({ world, params }) => {
    const pack =
      queueOf(world).get(params.id) ?? [...world.collections.supportpacks.all()].find((one) => one.id === params.id)
    if (!pack) throw refuse(404, `supportpacks: nothing in the queue is called ${params.id}`)
    return shown(world, pack)
  },
  download: ({ world, params }) => {
    const { content, filename } = found(world.collections.supportpacks, params.filename)
    return new Download(content, undefined, { 'content-disposition': `attachment; filename="${filename}"` })
  },
}

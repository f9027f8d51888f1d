/** Bundles (5.3 guide, Bundle). */
import type { Bundle, bundles as resource } from '../../catalog/bundles'
import { refuse, Started } from '../answer'
import { applyBundle, partsOf, type StoredBundle } from '../bundle'
import { commentOf, nameOf } from '../bundle-form'
import type { AnyContext, Handlers } from '../handler'
import { found } from './crud'
import { checkRule } from './devicegroups'
import { without } from '../without'

const named = ({ world, params }: AnyContext): StoredBundle => found(world.collections.bundles, params['id'])

const shown = (row: StoredBundle): Bundle => without(row, 'contents')

export const bundles: Handlers<typeof resource> = {
  list: ({ world }) => Array.from(world.collections.bundles.all(), shown),
  create: ({ world, body }) => {
    const name = nameOf(body)
    if (name === null) throw refuse(422, 'The bundle has no name')
    const parts = partsOf(body)
    for (const { kind, row } of parts) if (kind === 'devicegroups') checkRule(world, row)
    // Installed, it would change nothing and be called a success.
    if (parts.length === 0 && !Object.values(body).some((list) => Array.isArray(list) && list.length > 0))
      throw refuse(422, 'The bundle holds no list of objects')
    const now = world.stamp()
    const { id } = world.collections.bundles.insert({
      id: 0,
      name,
      description: commentOf(body),
      built_in: false,
      created_time: now,
      mod_time: now,
      contents: structuredClone(body),
    })
    return { id }
  },
  get: (context) => named(context).contents,
  remove: (context) => {
    const { id, built_in } = named(context)
    if (built_in) throw refuse(400, 'Built-in bundles cannot be deleted')
    context.world.collections.bundles.delete(id)
    return undefined
  },
  apply: (context) => {
    const { world, body, caller } = context
    const { contents } = named(context)
    for (const node of body.node_ids)
      if (world.role === 'command' && !world.collections.nodes.has(node))
        throw refuse(422, `Body field "node_ids": there is no node ${node}`)
    applyBundle(world, contents, {
      overwrite: body.policy === 'overwrite',
      assignments: body.include_assignments,
      user: caller.user,
    })
    return new Started()
  },
}

/** The sensors of a Command; they stand among its appliances too, and both show the same names. */
import type { nodes as resource } from '../../catalog/nodes'
import type { AnyContext, Handlers } from '../handler'
import { keyFor } from '../licensing'
import { found } from './crud'

const named = ({ world, params }: AnyContext) => found(world.collections.nodes, params['id'])

export const nodes: Handlers<typeof resource> = {
  list: ({ world, caller }) =>
    Array.from(world.collections.nodes.all(), (node) => ({
      ...node,
      product_key: keyFor(caller.privilege, node.product_key ?? ''),
    })),
  get: (context) => {
    const node = named(context)
    return { ...node, product_key: keyFor(context.caller.privilege, node.product_key ?? '') }
  },
  update: (context) => {
    const { world, body } = context
    const { id, hostname } = named(context)
    const { nickname, enabled } = body
    // Without a nickname a node goes by its host name.
    const names = nickname === undefined ? {} : { nickname, display_name: nickname || (hostname ?? '') }
    world.collections.nodes.change(id, { ...names, ...(enabled === undefined ? {} : { enabled }) })
    if (world.collections.appliances.has(id))
      world.collections.appliances.change(id, {
        ...names,
        ...(enabled === undefined ? {} : { data_access: enabled }),
      })
    return undefined
  },
}

/** Decryption keys (5.3 guide, SSL decrypt key). */
import type { SslDecryptKey, ssldecryptkeys as resource } from '../../catalog/ssldecryptkeys'
import { refuse } from '../answer'
import { checkPair, type StoredDecryptKey } from '../decrypt-key'
import type { AnyContext, Handlers } from '../handler'
import { found } from './crud'
import { without } from '../without'

const named = ({ world, params }: AnyContext): StoredDecryptKey => found(world.collections.ssldecryptkeys, params['id'])

const shown = (row: StoredDecryptKey): SslDecryptKey => without(row, 'protocols')

export const ssldecryptkeys: Handlers<typeof resource> = {
  list: ({ world }) => Array.from(world.collections.ssldecryptkeys.all(), shown),
  create: ({ world, body }) => {
    const { certificate, private_key, ...rest } = body
    const id = checkPair(certificate, private_key)
    const all = world.collections.ssldecryptkeys
    if (all.has(id)) throw refuse(409, 'This key is stored already')
    all.put({ ...rest, id, cert_pem: certificate, protocols: [] })
    return { id }
  },
  get: (context) => shown(named(context)),
  update: (context) => {
    context.world.collections.ssldecryptkeys.change(named(context).id, { enabled: context.body.enabled })
    return undefined
  },
  remove: (context) => {
    context.world.collections.ssldecryptkeys.delete(named(context).id)
    return undefined
  },
  protocols: (context) => named(context).protocols,
  addProtocol: (context) => {
    const { world, body } = context
    const { id, protocols } = named(context)
    if (protocols.some((bound) => bound.protocol === body.protocol && bound.port === body.port))
      throw refuse(422, `${body.protocol} on port ${body.port} is bound already`)
    world.collections.ssldecryptkeys.change(id, { protocols: [...protocols, { ...body }] })
    return undefined
  },
  removeProtocol: (context) => {
    const { world, params, query } = context
    const { id, protocols } = named(context)
    const left = protocols.filter(
      (bound) => bound.protocol !== params.protocol || (query.port !== undefined && bound.port !== query.port),
    )
    if (left.length === protocols.length) throw refuse(404, `${params.protocol} is not bound to this key`)
    world.collections.ssldecryptkeys.change(id, { protocols: left })
    return undefined
  },
}

import type { license as resource } from '../../catalog/license'
import type { Handlers } from '../handler'
import { keyFor } from '../licensing'

export const license: Handlers<typeof resource> = {
  get: ({ world, caller }) => world.license.shown(caller.privilege),
  update: ({ world, body }) => {
    world.license.apply(body)
    return undefined
  },
  productKey: ({ world, caller }) => ({ product_key: keyFor(caller.privilege, world.license.productKey) }),
  setProductKey: ({ world, body }) => {
    world.license.setProductKey(body.product_key)
    return undefined
  },
}

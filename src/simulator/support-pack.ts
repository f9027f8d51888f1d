import type { SupportPack } from '../catalog/supportpacks'

/** A result of a support pack, or one that is still being made. */
export interface StoredPack extends SupportPack {
  id: string
  status: string
}

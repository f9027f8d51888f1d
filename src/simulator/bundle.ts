import type { Bundle } from '../catalog/bundles'

/** A bundle with what is in it. */
export interface StoredBundle extends Bundle {
  contents: Record<string, unknown>
}

import type { Customization } from '../catalog/customizations'

/** A backup with what is in it. */
export interface StoredCustomization extends Customization {
  contents: Record<string, unknown>
}

import { z } from '../../catalog/zod'

export const SnapshotData = z.record(z.string(), z.string())
/** By its name, one fact about an appliance as text. */
export type Snapshot = z.output<typeof SnapshotData>

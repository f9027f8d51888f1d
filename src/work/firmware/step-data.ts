/** What the step of an upgrade is given, keeps on its way and answers, as the journal holds it. */
import { z } from '../../catalog/zod'
import { FollowedData } from './followed'
import { SnapshotData } from './snapshot-data'

const commands = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('upgrade'), force: z.boolean().optional(), silent: z.boolean().optional() }),
  z.object({ kind: z.literal('rollback') }),
  z.object({ kind: z.literal('download-version'), version: z.string() }),
  z.object({ kind: z.literal('download-url'), url: z.string(), force: z.boolean().optional() }),
])

export const UpgradeInput = z.object({ wanted: z.string().nullable(), restarts: z.boolean(), command: commands })
export type UpgradeInput = z.output<typeof UpgradeInput>

const Kept = z.object({ followed: FollowedData, snapshot: SnapshotData })
/** What the step of an upgrade keeps in the journal. */
export const keptOf = (data: unknown): z.output<typeof Kept> | null => {
  const read = Kept.safeParse(data)
  return read.success ? read.data : null
}

/** What the step of an upload keeps: that it was answered, or that its answer was lost and the appliance may have it. */
export const uploadKept = { stored: 'stored', lost: 'lost' } as const

export const UpgradeResult = z.object({
  version: z.string(),
  differences: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
})

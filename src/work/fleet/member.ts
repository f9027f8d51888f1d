/**
 * Whom a fleet upgrade is about and in which order they go (8.0 Explore guide, Upgrade ExtraHop firmware): Command,
 * Discover, Explore (masters, then data nodes), Trace.
 */
import { compareVersions } from '../../catalog/release'
import { platforms, type Platform } from '../../catalog/platform'
import { z } from '../../catalog/zod'

export const stages = ['command', 'discover', 'masters', 'data nodes', 'trace'] as const
export type Stage = (typeof stages)[number]

export const stageNames: Record<Stage, string> = {
  command: 'Command',
  discover: 'Discover',
  masters: 'Explore masters',
  'data nodes': 'Explore data nodes',
  trace: 'Trace',
}

export const MemberData = z.object({
  /** Base address; no two members have the same. */
  id: z.string(),
  name: z.string(),
  platform: z.enum(platforms),
  /** What it ran when the plan was made, and what it is to run. */
  from: z.string(),
  to: z.string(),
  /** Name of the image. */
  image: z.string(),
  /** Bytes of the image. */
  size: z.number(),
  /** The cluster that halts and resumes ingest together; null for what is in none. */
  cluster: z.string().nullable(),
  node: z.enum(['master', 'data']).nullable(),
  /** Devices that it manages, where they decide how long it takes. */
  devices: z.number().nullable().default(null),
  /** Members that it is not connected to: versions of those are no matter. */
  apart: z.array(z.string()).default([]),
})
export type Member = z.output<typeof MemberData>

export const stageOf = ({ platform, node }: Pick<Member, 'platform' | 'node'>): Stage =>
  platform === 'explore' ? (node === 'master' ? 'masters' : 'data nodes') : platform

const minute = 60_000

export const SettingsData = z.object({
  /** Upgrades at once, by stage. */
  atOnce: z.record(z.enum(stages), z.number().int().min(1)),
  /** Uploads at once, over all stages. */
  uploads: z.number().int().min(1),
  /** No further upgrade begins after so many failures. */
  stopAfter: z.number().int().min(1),
  /** One appliance of each platform and version goes first. */
  oneFirst: z.boolean(),
  /** How long the others wait after it is verified, ms. */
  soak: z.number().min(0),
  /** What is not as before on one holds its stage, and those after it, until a person says "Go on". */
  holds: z.boolean().default(true),
  /** Checks older than this are made again, ms. */
  checkAge: z.number().min(1000),
  /** ms since 1970; null for at once and for no end. */
  startAt: z.number().nullable(),
  startNothingAfter: z.number().nullable(),
  /** The screen is locked after so long without a touch, ms; 0 for never. */
  lockAfter: z.number().min(0).default(0),
})
export type Settings = z.output<typeof SettingsData>

export const usual: Settings = {
  atOnce: { command: 1, discover: 4, masters: 1, 'data nodes': 2, trace: 2 },
  uploads: 3,
  stopAfter: 2,
  oneFirst: true,
  soak: 10 * minute,
  holds: true,
  checkAge: 15 * minute,
  startAt: null,
  startNothingAfter: null,
  lockAfter: 30 * minute,
}

export const FleetPlanData = z.object({ members: z.array(MemberData), settings: SettingsData })
/** In the order of the upgrade. */
export type FleetPlan = z.output<typeof FleetPlanData>

/** Devices from which a Command needs a window of an hour (8.0 Explore guide, Upgrade ExtraHop firmware). */
const manyDevices = 50_000

/** The window that an appliance needs, ms; 0 where no source asks for one. */
export const windowOf = ({ platform, devices }: { platform: Platform; devices: number | null }): number =>
  platform === 'command' && devices !== null && devices >= manyDevices ? 60 * minute : 0

/** In the order of an upgrade: by stage, then the older version first, then by name. */
export const inOrder = (members: readonly Member[]): Member[] =>
  members.toSorted(
    (a, b) =>
      stages.indexOf(stageOf(a)) - stages.indexOf(stageOf(b)) ||
      compareVersions(a.from, b.from) ||
      a.name.localeCompare(b.name, 'en') ||
      (a.id < b.id ? -1 : 1),
  )

/** Those of whom one goes first: the same platform, coming from the same version. */
export const groupOf = ({ platform, from, to }: Member): string => `${platform} ${from} ${to}`

/** Whose version must not be below another's: a Command's over all, a Discover's over what stores for it. */
export const mustNotBeBelow = (upper: Platform, lower: Platform): boolean =>
  upper === 'command' ? lower !== 'command' : upper === 'discover' && (lower === 'explore' || lower === 'trace')

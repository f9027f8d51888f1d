/**
 * Which resources can be assigned to which. One row gives the operations of both sides: the list, the bulk
 * assignment, and adding or removing a single pair.
 */
import { Assignment } from './common'
import { del, get, post, type Operation, type QuerySchema } from './operation'
import { retired, type Release } from './release'
import { Alert } from './shapes/alert'
import { Application } from './shapes/application'
import { Dashboard } from './shapes/dashboard'
import { Device } from './shapes/device'
import { DeviceGroup } from './shapes/device-group'
import { EmailGroup } from './shapes/email-group'
import { ExclusionInterval } from './shapes/exclusion-interval'
import { FlexGrid } from './shapes/flex-grid'
import { Geomap } from './shapes/geomap'
import { Network } from './shapes/network'
import { Page } from './shapes/page'
import { Tag } from './shapes/tag'
import { Trigger } from './shapes/trigger'
import { Vlan } from './shapes/vlan'
import { z } from './zod'

// The shapes stand in files of their own, since the resources that have them need the links made here.
const rowsOf = {
  alerts: z.array(Alert),
  applications: z.array(Application),
  dashboards: z.array(Dashboard),
  devicegroups: z.array(DeviceGroup),
  devices: z.array(Device),
  emailgroups: z.array(EmailGroup),
  exclusionintervals: z.array(ExclusionInterval),
  flexgrids: z.array(FlexGrid),
  geomaps: z.array(Geomap),
  networks: z.array(Network),
  pages: z.array(Page),
  tags: z.array(Tag),
  triggers: z.array(Trigger),
  vlans: z.array(Vlan),
} as const

export type Row = keyof typeof rowsOf

/** What one object of each resource and several of them are called. */
export const words = {
  alerts: ['alert', 'alerts'],
  applications: ['application', 'applications'],
  dashboards: ['dashboard', 'dashboards'],
  devicegroups: ['device group', 'device groups'],
  devices: ['device', 'devices'],
  emailgroups: ['email group', 'email groups'],
  exclusionintervals: ['exclusion interval', 'exclusion intervals'],
  flexgrids: ['flex grid', 'flex grids'],
  geomaps: ['geomap', 'geomaps'],
  networks: ['network', 'networks'],
  pages: ['page', 'pages'],
  tags: ['tag', 'tags'],
  triggers: ['trigger', 'triggers'],
  vlans: ['VLAN', 'VLANs'],
} as const satisfies Record<Row, readonly [one: string, many: string]>

const withArticle = (word: string): string => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`

/** The list of a resource's objects as the answer of another resource's operation. */
export const rows = <Name extends Row>(name: Name): (typeof rowsOf)[Name] => rowsOf[name]

export interface Relation {
  /** The side whose path comes first where there is one way only. */
  from: Row
  to: Row
  /** Seen from `from` alone: `to` has no path back. */
  oneWay?: boolean
  /** First release without it. */
  until?: Release
}

export const relations: readonly Relation[] = [
  { from: 'tags', to: 'devices' },
  { from: 'devicegroups', to: 'devices' },
  { from: 'devicegroups', to: 'tags', oneWay: true, until: retired },
  { from: 'alerts', to: 'applications' },
  { from: 'alerts', to: 'devicegroups' },
  { from: 'alerts', to: 'devices' },
  { from: 'alerts', to: 'networks' },
  { from: 'alerts', to: 'emailgroups', oneWay: true },
  { from: 'alerts', to: 'exclusionintervals', oneWay: true },
  { from: 'triggers', to: 'devicegroups' },
  { from: 'triggers', to: 'devices' },
  { from: 'flexgrids', to: 'applications', until: retired },
  { from: 'flexgrids', to: 'devicegroups', until: retired },
  { from: 'flexgrids', to: 'devices', until: retired },
  { from: 'geomaps', to: 'applications', until: retired },
  { from: 'geomaps', to: 'devicegroups', until: retired },
  { from: 'geomaps', to: 'devices', until: retired },
  { from: 'pages', to: 'applications', until: retired },
  { from: 'pages', to: 'devicegroups', until: retired },
  { from: 'pages', to: 'devices', until: retired },
  { from: 'pages', to: 'networks', until: retired },
]

/** The relation seen from `from` to `to`, whichever way round the table has it. */
export const relationOf = (from: string, to: string): Relation | undefined =>
  relations.find(
    (relation) =>
      (relation.from === from && relation.to === to) ||
      (!relation.oneWay && relation.from === to && relation.to === from),
  )

/** The resources whose lists show objects of `name`, and grow stale when one of them changes or goes. */
export const shownBy = (name: Row): Row[] =>
  relations.flatMap(({ from, to, oneWay }) => (to === name ? [from] : from === name && !oneWay ? [to] : []))

type Links<From extends string, To extends Row, Query extends QuerySchema> = {
  [Key in `list${Capitalize<To>}`]: Operation<
    `/${From}/{id}/${To}`,
    Query,
    undefined,
    { kind: 'json'; schema: (typeof rowsOf)[To] }
  >
} & {
  [Key in `assign${Capitalize<To>}`]: Operation<`/${From}/{id}/${To}`, undefined, typeof Assignment, { kind: 'none' }>
} & {
  [Key in `add${Capitalize<To>}` | `remove${Capitalize<To>}`]: Operation<
    `/${From}/{id}/${To}/{child-id}`,
    undefined,
    undefined,
    { kind: 'none' }
  >
}

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** The key of a link operation: `linkKey('assign', 'devices')` is `assignDevices`. */
export const linkKey = (verb: 'list' | 'assign' | 'add' | 'remove', to: string): string => `${verb}${capitalize(to)}`

/**
 * The operations that see and change a relation from one side: `links('tags', 'devices')` has `listDevices`,
 * `assignDevices` (POST {assign, unassign}), `addDevices` and `removeDevices` (one pair in the path).
 */
export function links<const From extends Row, const To extends Row, Query extends QuerySchema = undefined>(
  from: From,
  to: To,
  query?: Query,
): Links<From, To, Query> {
  const relation = relationOf(from, to)
  if (!relation) throw new Error(`No relation between ${from} and ${to}`)
  const { until } = relation
  const list = `/${from}/{id}/${to}` as const
  const pair = `${list}/{child-id}` as const
  const one = withArticle(words[from][0])
  const [other, others] = words[to]
  const isMembership = relationOf('devicegroups', 'devices') === relation
  const change = {
    needs: 'write full',
    touches: [to],
    until,
    spares:
      isMembership && from === 'devicegroups'
        ? [{ field: 'dynamic', is: true, because: 'A dynamic group finds its devices by its rule' }]
        : [],
    note: isMembership ? 'A dynamic group finds its devices by its rule and refuses.' : undefined,
  } as const
  const made = {
    [linkKey('list', to)]: get(list, {
      needs: 'read',
      until,
      query,
      returns: rows(to),
      doc: `List the ${others} of ${one}.`,
    }),
    [linkKey('assign', to)]: post(list, {
      ...change,
      body: Assignment,
      partial: true,
      errors: [404, 422],
      doc: `Attach ${others} to ${one} and detach others, all at once.`,
    }),
    [linkKey('add', to)]: post(pair, { ...change, doc: `Attach ${withArticle(other)} to ${one}.` }),
    [linkKey('remove', to)]: del(pair, { ...change, doc: `Detach ${withArticle(other)} from ${one}.` }),
  }
  // The keys are computed, so the compiler cannot see that they are the four of Links.
  return made as unknown as Links<From, To, Query>
}

/** Query of lists that can leave out what was inherited through a group or "apply to all". */
export const DirectOnly = z.object({
  direct_assignments_only: z.boolean().optional().describe('Leave out what is inherited through a group'),
})

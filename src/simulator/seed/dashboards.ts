/** Dashboards: built in, and made by the people whose keys the appliance hands out; with whom they share them. */
import { compareVersions } from '../../catalog/release'
import type { Sharing, World } from '../world'
import { awkwardNames } from './awkward-names'
import { random } from './random'

const day = 86_400_000
const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

type Facts = readonly [name: string | null, owner: string, sharing?: Partial<Sharing>]

const builtIn = ['Network activity', 'System health']

const made: readonly Facts[] = [
  ['Web shop', 'netops', { anyone: 'viewer', users: { helpdesk: 'editor' } }],
  ['Databases', 'setup', { users: { netops: 'editor', viewer: 'viewer' } }],
  ['Meine Übersicht', 'helpdesk'],
  ['Certificates', 'setup'],
  ['Threat hunting', 'analyst', { users: { setup: 'viewer', helpdesk: 'editor' } }],
  ['Wall screen', 'setup', { anyone: 'viewer' }],
  ['My own', 'analyst'],
  // Nobody has named it, which the appliance allows.
  [null, 'helpdesk'],
]

const builtInLater = ['Active Directory', 'Generative AI tools']

export function seedDashboards(world: World): void {
  const { dashboards, sharing } = world.collections
  const { base, seed, release } = world
  const draw = random(seed, 'dashboards')
  const code = (): string => Array.from({ length: 5 }, () => letters[draw.between(0, letters.length - 1)]).join('')
  const modern = compareVersions(release, '8.1') >= 0
  // The analyst's privilege came with 8.0.
  const accounts = compareVersions(release, '8.0') >= 0 ? made : made.filter(([, owner]) => owner !== 'analyst')
  const put = ([name, owner, rights = {}]: Facts): void => {
    const { id } = dashboards.put({
      id: dashboards.nextId(),
      name,
      short_code: code(),
      owner,
      author: owner === '' ? 'ExtraHop' : owner,
      comment: name === 'Web shop' ? 'Ask the shop team before you change this.' : null,
      type: owner === '' ? 'system' : 'custom',
      // What a key may do with it is worked out for each request.
      rights: [],
      mod_time: base - draw.between(1, 300) * day,
    })
    sharing.put({ id, anyone: owner === '' ? 'viewer' : null, users: {}, groups: {}, ...rights })
  }
  for (const name of builtIn) put([name, ''])
  for (const facts of accounts) put(facts)
  for (const name of awkwardNames.slice(0, 8)) put([name, 'netops'])
  const group = [...world.collections.usergroups.all()].find((candidate) => !candidate.is_remote)
  if (group) put(['Shift handover', 'setup', { groups: { [group.id]: 'editor' } }])
  if (modern) for (const name of builtInLater) put([name, ''])
}

/** Dashboards, and the pages, flex grids and geomaps of older releases. */
import type { World } from '../world'
import { random } from './random'

const day = 86_400_000
const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

export function seedViews(world: World): void {
  const { collections, links, base, seed } = world
  const draw = random(seed, 'views')
  const changed = (): number => base - draw.between(1, 300) * day
  const code = (): string =>
    Array.from({ length: 5 }, () => letters[draw.between(0, letters.length - 1)] ?? 'a').join('')
  for (const [name, owner, system] of [
    ['Network activity', '', true],
    ['System health', '', true],
    ['Web shop', 'netops', false],
    ['Databases', 'setup', false],
    ['Meine Übersicht', 'helpdesk', false],
  ] as const)
    collections.dashboards.put({
      id: collections.dashboards.nextId(),
      name,
      short_code: code(),
      owner,
      author: system ? 'ExtraHop' : owner,
      comment: null,
      type: system ? 'system' : 'custom',
      rights: system ? ['view'] : ['view', 'edit', 'transfer', 'delete', 'share'],
      mod_time: changed(),
    })
  for (const name of ['HTTP overview', 'Floor plan', 'Storage'])
    collections.pages.put({
      id: collections.pages.nextId(),
      name,
      description: null,
      author: 'setup',
      mod_time: changed(),
    })
  for (const name of ['Busy servers', 'Slow clients'])
    collections.flexgrids.put({
      id: collections.flexgrids.nextId(),
      name,
      description: null,
      author: 'netops',
      mod_time: changed(),
    })
  for (const name of ['Web visitors', 'Remote logins'])
    collections.geomaps.put({
      id: collections.geomaps.nextId(),
      name,
      description: null,
      author: null,
      mod_time: changed(),
    })

  // Related dashboards, and where the older views are shown.
  const servers = [...collections.devices.all()].filter((device) => device.role === 'http_server').slice(0, 10)
  for (const device of servers) {
    links.add('dashboards', 3, 'devices', device.id)
    links.add('pages', 1, 'devices', device.id)
    links.add('flexgrids', 1, 'devices', device.id)
  }
  for (const group of [...collections.devicegroups.all()].slice(0, 4)) {
    links.add('dashboards', 1, 'devicegroups', group.id)
    links.add('geomaps', 1, 'devicegroups', group.id)
  }
  for (const group of [...collections.activitygroups.all()].slice(0, 6))
    links.add('dashboards', 1, 'activitygroups', group.oid)
  for (const application of collections.applications.all()) links.add('dashboards', 2, 'applications', application.id)
  links.add('pages', 2, 'networks', 1)
  links.add('geomaps', 2, 'applications', 2)
}

/** Dashboards, the pages, flex grids and geomaps of older releases, and where all of them are shown. */
import type { World } from '../world'
import { awkwardNames } from './awkward-names'
import { seedDashboards } from './dashboards'
import { random } from './random'

const day = 86_400_000

const pages = ['HTTP overview', 'Floor plan', 'Storage', 'Kundenansicht Süd', awkwardNames[4] ?? '', 'Telephony']
const flexgrids = ['Busy servers', 'Slow clients', 'Wer fragt wen? № 1', awkwardNames[5] ?? '']
const geomaps = ['Web visitors', 'Remote logins', 'Außenstellen', '<script>alert(1)</script>']

export function seedViews(world: World): void {
  seedDashboards(world)
  const { collections, links, base, seed } = world
  const draw = random(seed, 'views')
  const facts = (name: string, author: string | null) => ({
    name,
    description: null,
    author,
    mod_time: base - draw.between(1, 300) * day,
  })
  for (const name of pages) collections.pages.put({ id: collections.pages.nextId(), ...facts(name, 'setup') })
  for (const name of flexgrids)
    collections.flexgrids.put({ id: collections.flexgrids.nextId(), ...facts(name, 'netops') })
  for (const name of geomaps) collections.geomaps.put({ id: collections.geomaps.nextId(), ...facts(name, null) })

  const servers = [...collections.devices.all()].filter((device) => device.role === 'http_server').slice(0, 10)
  for (const device of servers) {
    links.add('dashboards', 3, 'devices', device.id)
    links.add('pages', 1, 'devices', device.id)
    links.add('flexgrids', 1, 'devices', device.id)
    links.add('geomaps', 1, 'devices', device.id)
  }
  for (const group of [...collections.devicegroups.all()].slice(0, 4)) {
    links.add('dashboards', 1, 'devicegroups', group.id)
    links.add('geomaps', 1, 'devicegroups', group.id)
    links.add('flexgrids', 2, 'devicegroups', group.id)
    links.add('pages', 1, 'devicegroups', group.id)
  }
  for (const group of [...collections.activitygroups.all()].slice(0, 6))
    links.add('dashboards', 1, 'activitygroups', group.oid)
  for (const application of collections.applications.all()) links.add('dashboards', 2, 'applications', application.id)
  links.add('pages', 2, 'networks', 1)
  links.add('pages', 3, 'applications', 4)
  links.add('geomaps', 2, 'applications', 2)
  links.add('flexgrids', 1, 'applications', 2)
}

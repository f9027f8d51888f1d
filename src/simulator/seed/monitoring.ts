/** Who watches what: alerts and triggers over groups and single devices, whom they mail and when they keep quiet. */
import type { World } from '../world'
import { seedAlerts } from './alerts'
import { seedEmailGroups } from './emailgroups'
import { seedExclusionIntervals } from './exclusionintervals'
import { seedTriggers } from './triggers'

export function seedMonitoring(world: World): void {
  seedAlerts(world)
  seedEmailGroups(world)
  seedExclusionIntervals(world)
  seedTriggers(world)

  const { collections, links } = world
  const groups = [...collections.devicegroups.all()]
  const devices = [...collections.devices.all()]
  const assign = (from: 'alerts' | 'triggers', id: number, name: string): void => {
    const group = groups.find((candidate) => candidate.name === name)
    if (group) links.add(from, id, 'devicegroups', group.id)
  }
  assign('alerts', 2, 'HTTP Servers')
  assign('alerts', 3, 'DNS Servers')
  assign('alerts', 4, 'Domain services')
  assign('alerts', 9, 'Domain services')
  assign('alerts', 17, 'Web shop front ends')
  assign('triggers', 1, 'Web shop front ends')
  assign('triggers', 8, 'Domain services')
  assign('triggers', 12, 'DB Servers')
  const role = (name: string, count: number): number[] =>
    devices
      .filter((row) => row.role === name)
      .slice(0, count)
      .map((row) => row.id)
  for (const id of role('file_server', 3)) links.add('alerts', 4, 'devices', id)
  for (const id of role('db_server', 4)) {
    links.add('alerts', 1, 'devices', id)
    links.add('triggers', 3, 'devices', id)
  }
  for (const id of role('http_server', 5)) links.add('alerts', 11, 'devices', id)
  for (const id of role('voip_phone', 6)) links.add('triggers', 10, 'devices', id)
  for (const [alert, application] of [
    [1, 4],
    [8, 2],
    [12, 1],
    [19, 2],
  ] as const)
    links.add('alerts', alert, 'applications', application)
  links.add('alerts', 18, 'networks', 1)
  for (const [alert, group] of [
    [1, 2],
    [2, 1],
    [7, 1],
    [9, 4],
    [18, 4],
  ] as const)
    links.add('alerts', alert, 'emailgroups', group)
  for (const [alert, interval] of [
    [2, 1],
    [4, 1],
    [4, 2],
    [14, 5],
  ] as const)
    links.add('alerts', alert, 'exclusionintervals', interval)
}

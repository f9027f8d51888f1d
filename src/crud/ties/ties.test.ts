import { describe, expect, it } from 'vitest'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { openStanding } from '../../api/standing'
import { catalog } from '../../catalog'
import type { Resource } from '../../catalog/operation'
import { platforms, type Platform } from '../../catalog/platform'
import type { Release } from '../../catalog/release'
import { canUndo } from '../removal'
import { entriesIn, ownedTies, without } from './owned'
import { lostWith } from './restored'
import { userTies } from './users'

const releases: readonly Release[] = ['5.3', '7.9', '8.0', '8.5', '9.8']
const resources = Object.values<Resource>(catalog)
const at = (release: Release, platform: Platform = 'discover') => ({ release, platform })

describe('what belongs to an object', () => {
  it.each(releases)('and what makes it again, in the whole catalogue of %s', (release) => {
    const parts = resources.flatMap((resource) =>
      ownedTies(resource, at(release)).map(
        ({ key, again }) => `${resource.name} ${key}: ${again ? `${again.how} by ${again.write.id}` : 'no way back'}`,
      ),
    )
    const since = (first: Release, until: Release | null, ...lines: string[]) =>
      Number(release) >= Number(first) && (until === null || Number(release) < Number(until)) ? lines : []
    expect(parts.toSorted()).toEqual(
      [
        // A delete of these cannot be taken back: users and keys need a secret, dashboards have no create.
        ...since('5.3', null, 'dashboards sharing: no way back'),
        ...since('5.3', null, 'ssldecryptkeys protocols: each by ssldecryptkeys.addProtocol'),
        ...since('5.3', '9.0', 'customdevices criteria: each by customdevices.createCriterion'),
        ...since('7.0', null, 'usergroups members: map by usergroups.setMembers'),
      ].toSorted(),
    )
  })

  it('is all made again where a delete can be taken back', () => {
    const lost = resources
      .filter((resource) => resource.operations.remove && canUndo(resource))
      .flatMap((resource) =>
        releases.flatMap((release) =>
          platforms.flatMap((platform) =>
            lostWith(resource, at(release, platform)).map((part) => `${resource.name} ${part}`),
          ),
        ),
      )
    expect(lost).toEqual([])
  })

  it('is read in the form that makes it again, without the id of what is gone', () => {
    const [criteria] = ownedTies(catalog.customdevices, at('8.0'))
    if (!criteria) throw new Error('no criteria')
    const answer = [
      { id: 4, custom_device_id: 7, ipaddr: '10.0.0.0/8', dst_port_min: 80, dst_port_max: 443, vlan_min: null },
    ]
    const [entry] = entriesIn(criteria, answer, at('8.0'))
    expect(entry).toMatchObject({ ipaddr: '10.0.0.0/8', dst_port_min: 80, dst_port_max: 443 })
    expect(Object.keys(entry ?? {})).not.toContain('custom_device_id')
    expect(Object.keys(entry ?? {})).not.toContain('id')
  })

  it('counts two alike as two', () => {
    expect(without([{ a: 1 }, { a: 1 }, { a: 2 }], [{ a: 1 }])).toEqual([{ a: 1 }, { a: 2 }])
  })
})

describe('who uses objects of a resource', () => {
  const appliance = imaginedAppliance({ release: '8.0', standing: openStanding('8.0') })

  it('is known for everything that can be deleted', () => {
    const users = resources
      .filter((resource) => resource.operations.remove)
      .flatMap((resource) =>
        userTies(resource, appliance).map(
          ({ from, by, field, look }) =>
            `${resource.name} by ${from.name} ${by ? 'assigned' : `under ${field?.name}`}, ${look ? 'asked one by one' : 'listed'}`,
        ),
      )
    expect(users.toSorted()).toEqual([
      'emailgroups by alerts assigned, asked one by one',
      'exclusionintervals by alerts assigned, asked one by one',
      'tags by devicegroups assigned, asked one by one',
      'usergroups by dashboards under groups, asked one by one',
      'users by apikeys under username, listed',
      'users by dashboards under owner, listed',
      'users by dashboards under users, asked one by one',
      'users by usergroups under users, asked one by one',
    ])
  })
})

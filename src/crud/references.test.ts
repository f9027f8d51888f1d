import { describe, expect, it } from 'vitest'
import { catalog } from '../catalog'
import { namedBy, referencesIn } from './references'

describe('fields that name other objects', () => {
  it('are found in lists, objects and every form that releases answer', () => {
    const names = (fields: { name: string }[]) => fields.map(({ name }) => name)
    expect(names(referencesIn(catalog.usergroups.operations.members))).toEqual(['users'])
    expect(names(referencesIn(catalog.dashboards.operations.list, 'users'))).toEqual(['owner'])
    expect(names(referencesIn(catalog.dashboards.operations.sharing, 'usergroups'))).toEqual(['groups'])
    expect(names(referencesIn(catalog.vlans.operations.list, 'networks'))).toEqual(['network_id'])
    expect(referencesIn(catalog.tags.operations.list, 'devices')).toEqual([])
    expect(referencesIn(catalog.tags.operations.update)).toEqual([])
  })

  it('are read from every form of answer', () => {
    const [users] = referencesIn(catalog.usergroups.operations.members)
    if (!users) throw new Error('members name no users')
    const named = (answer: unknown) => [...namedBy(users, answer).keys()].toSorted()
    expect(named({ users: { bo: 'local', ada: 'local' } })).toEqual(['ada', 'bo'])
    expect(named([{ users: { ada: 'local' } }, { users: { cy: 'remote', ada: 'local' } }])).toEqual(['ada', 'cy'])
    expect(named({ users: ['bo'] })).toEqual(['bo'])
    expect(named(null)).toEqual([])
    expect(named({ users: true })).toEqual([])
    expect(namedBy(users, { users: { bo: 'local' } }).get('bo')).toBe('local')
  })
})

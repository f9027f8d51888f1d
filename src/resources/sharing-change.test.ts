import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rightNames, rightsOf, sharingBody, type Sharing } from './sharing-change'

const right = fc.constantFrom<('viewer' | 'editor')[]>('viewer', 'editor')
const rights = fc.dictionary(fc.constantFrom('ada', 'bo', 'cy'), right, { noNullPrototype: true })
const sharing = fc.record({
  anyone: fc.constantFrom<('viewer' | null)[]>('viewer', null),
  users: rights,
  groups: rights,
})

/** What an appliance does with a change: names that are missing keep their right, null takes it away. */
const apply = (was: Sharing, change: Sharing): Sharing => {
  const merge = (before: Sharing['users'], after: Sharing['users']) =>
    Object.fromEntries(Object.entries({ ...before, ...after }).filter(([, value]) => value !== null))
  return {
    anyone: change.anyone === undefined ? was.anyone : change.anyone,
    users: merge(was.users, change.users),
    groups: merge(was.groups, change.groups),
  }
}

const sharingChange = (was: Sharing, now: Sharing) => {
  const rights = rightsOf(now)
  return sharingBody(Object.fromEntries(rightNames(was, now).map((name) => [name, rights[name]])))
}

describe('changes of sharing', () => {
  it('make of what was what is wanted', () => {
    fc.assert(
      fc.property(sharing, sharing, (was, now) => {
        expect(apply(was, sharingChange(was, now))).toEqual(now)
      }),
    )
  })

  it('are empty where nothing differs', () => {
    fc.assert(
      fc.property(sharing, (was) => {
        expect(sharingChange(was, was)).toEqual({})
      }),
    )
  })
})

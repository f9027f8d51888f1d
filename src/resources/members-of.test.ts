import { describe, expect, it } from 'vitest'
import { membersOf } from './members-of'

describe('members of a user group', () => {
  it('are read from every form of answer', () => {
    expect(membersOf({ users: { bo: 'local', ada: 'local' } })).toEqual(['ada', 'bo'])
    expect(membersOf([{ users: { ada: 'local' } }, { users: { cy: 'remote', ada: 'local' } }])).toEqual(['ada', 'cy'])
    expect(membersOf({ users: ['bo'] })).toEqual(['bo'])
    expect(membersOf(null)).toEqual([])
    expect(membersOf({ users: 3 })).toEqual([])
  })
})

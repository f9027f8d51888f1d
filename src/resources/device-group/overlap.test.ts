import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inNone, overlapsOf, relationWords, type GroupMembers } from './overlap'

const group = (id: number, members: readonly number[]): GroupMembers => ({
  id,
  name: `g${id}`,
  members: new Set(members),
})

it('counts what two groups share, and names the devices in none', () => {
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 30 })), { maxLength: 6 }), (sets) => {
      const groups = sets.map((members, id) => group(id, members))
      for (const { one, other, both } of overlapsOf(groups))
        expect(both).toBe([...one.members].filter((id) => other.members.has(id)).length)
      const devices = Array.from({ length: 31 }, (_, id) => ({ id }))
      expect(inNone(devices, groups).map(({ id }) => id)).toEqual(
        devices.map(({ id }) => id).filter((id) => !sets.some((members) => members.includes(id))),
      )
    }),
  )
})

it('says how two groups lie', () => {
  const words = (a: number[], b: number[]) => overlapsOf([group(1, a), group(2, b)]).map(relationWords)
  expect(words([1, 2], [2, 1])).toEqual(['have the same devices'])
  expect(words([1], [1, 2])).toEqual(['the first is within the second'])
  expect(words([1, 2], [2])).toEqual(['the second is within the first'])
  expect(words([1, 2], [2, 3])).toEqual(['overlap'])
  expect(words([1], [2])).toEqual([])
})

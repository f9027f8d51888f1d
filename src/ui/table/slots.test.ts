import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignSlots } from './slots'

describe('slots', () => {
  it('gives every row its own, keeps those that stay, and uses no more than there are rows', () => {
    const windows = fc.array(fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 20 }), { maxLength: 10 })
    fc.assert(
      fc.property(windows, (steps) => {
        let slots = new Map<number, number>()
        let most = 0
        for (const indexes of steps) {
          const next = assignSlots(slots, indexes)
          most = Math.max(most, indexes.length)
          expect(new Set(next.values()).size).toBe(indexes.length)
          for (const index of indexes) if (slots.has(index)) expect(next.get(index)).toBe(slots.get(index))
          for (const slot of next.values()) expect(slot).toBeLessThan(most)
          slots = next
        }
      }),
    )
  })
})

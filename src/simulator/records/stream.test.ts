// Records are worked out, not stored: the same whenever, however often and in whatever pieces they are asked for.
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { noon } from '../traffic/site-of-tests'
import { World } from '../world'
import { recordOf } from './source'
import { recordsBetween } from './stream'

const worldOf = (seed: number) =>
  new World({
    seed,
    devices: 40,
    role: 'discover',
    release: '9.8',
    now: () => noon,
    jobStep: 1,
    recordsPerHour: 20_000,
  })
const worlds = [worldOf(3), worldOf(3), worldOf(4)] as const
afterAll(() => worlds.forEach((world) => world.close()))

const between = (world: World, from: number, until: number, types: readonly string[]) =>
  [...recordsBetween(world, from, until, new Set(types))].map((stored) => recordOf(stored, [stored.time]))

it('records are a function of seed, type and time', () => {
  const [world, again, other] = worlds
  let found = 0
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 * 86_400_000 }),
      fc.integer({ min: 1, max: 240_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom<readonly string[]>([], ['~http'], ['~db', '~dns_response']),
      (back, length, part, types) => {
        const until = noon - back
        const from = until - length
        const middle = from + Math.floor(part * length)
        const whole = between(world, from, until, types)
        found += whole.length
        expect(between(again, from, until, types)).toEqual(whole)
        expect([...between(world, middle, until, types), ...between(world, from, middle, types)]).toEqual(whole)
        const all = between(world, from, until, [])
        if (types.length > 0) expect(all.filter(({ _type }) => types.includes(_type))).toEqual(whole)
        if (whole.length > 5) expect(between(other, from, until, types)).not.toEqual(whole)
      },
    ),
    { numRuns: 25 },
  )
  expect(found).toBeGreaterThan(500)
})

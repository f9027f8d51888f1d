// Records are worked out, not stored: the same whenever, however often and in whatever pieces they are asked for.
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { recordTypes } from '../../catalog/record-types'
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
  expect(between(world, noon - 600_000, noon, []).length).toBeGreaterThan(500)
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
        expect(between(again, from, until, types)).toEqual(whole)
        expect([...between(world, middle, until, types), ...between(world, from, middle, types)]).toEqual(whole)
        const all = between(world, from, until, [])
        if (types.length > 0) expect(all.filter(({ _type }) => types.includes(_type))).toEqual(whole)
        if (whole.length > 5) expect(between(other, from, until, types)).not.toEqual(whole)
      },
    ),
    { numRuns: 25 },
  )
})

it('most types have each of their fields now and then', () => {
  const [world] = worlds
  const whole = recordTypes.filter(({ type, ends, fields }) => {
    // The flags of the other kind of ends are listed for every type, and no record has them.
    const others = ends === 'client/server' ? /^(sender|receiver)IsExternal$/ : /^(client|server)IsExternal$/
    const left = new Set(fields.flatMap(({ name }) => (others.test(name) ? [] : [name])))
    for (const stored of recordsBetween(world, noon - 3 * 3_600_000, noon, new Set([type]))) {
      for (const name of Object.keys(recordOf(stored, [])._source)) left.delete(name)
      if (left.size === 0) return true
    }
    return false
  })
  expect(whole.map(({ type }) => type)).toEqual(expect.arrayContaining(['~http', '~db', '~dns_response', '~flow']))
  expect(whole.length).toBeGreaterThanOrEqual(20)
})

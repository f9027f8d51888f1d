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

it('every type has each of its fields now and then', () => {
  // So large that somebody speaks every protocol, and so dense that what is rare is met in half a day.
  const world = new World({
    seed: 3,
    devices: 400,
    role: 'discover',
    release: '9.8',
    now: () => noon,
    jobStep: 1,
    recordsPerHour: 1_000_000,
  })
  const never = recordTypes.flatMap(({ type, ends, fields }) => {
    // The flags of the other kind of ends are listed for every type, and no record has them.
    const others = ends === 'client/server' ? /^(sender|receiver)IsExternal$/ : /^(client|server)IsExternal$/
    const left = new Set(fields.flatMap(({ name }) => (others.test(name) ? [] : [name])))
    for (const stored of recordsBetween(world, noon - 12 * 3_600_000, noon, new Set([type]))) {
      for (const name of Object.keys(recordOf(stored, [])._source)) left.delete(name)
      if (left.size === 0) break
    }
    return [...left].map((name) => `${type} ${name}`)
  })
  world.close()
  expect(never).toEqual([])
})

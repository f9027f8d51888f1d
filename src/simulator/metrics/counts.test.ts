import fc from 'fast-check'
import { expect, it } from 'vitest'
import { World } from '../world'
import { Counter } from './counts'
import { thingOf } from './things'

const noon = Date.UTC(2026, 2, 4, 12)
const day = 86_400_000

it('counts the same whoever cuts the window where', () => {
  const world = new World({ seed: 1, devices: 80, role: 'discover', release: '9.8', now: () => noon, jobStep: 1 })
  const server = [...world.collections.devices.all()].find((device) => device.activity?.includes('http_server'))
  const thing = thingOf(world, 'device', server?.id ?? 0, null)
  if (!thing) throw new Error('There is no web server')
  const counter = new Counter(thing)
  const count = (from: number, until: number) => counter.count('http_server', 'req', from, until)
  const moment = fc.integer({ min: noon - 3 * day, max: noon })
  fc.assert(
    fc.property(moment, moment, moment, (a, b, c) => {
      const [first = 0, middle = 0, last = 0] = [a, b, c].toSorted((x, y) => x - y)
      expect(count(first, middle) + count(middle, last)).toBe(count(first, last))
      expect(count(first, middle)).toBeGreaterThanOrEqual(0)
    }),
  )
  world.close()
})

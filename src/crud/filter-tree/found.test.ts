// Whether rules find the devices that they are written for, in whatever spelling: of the simulator's devices.
import { afterAll, describe, expect, it } from 'vitest'
import { deviceFields } from '../../catalog/filter-fields'
import { filterTest } from '../../simulator/match/device-filter'
import { World } from '../../simulator/world'
import { withOperand } from './operand'
import { fieldNamed } from './sent'
import type { DraftRule } from './tree'

const world = new World({ seed: 3, devices: 12, role: 'discover', release: '9.8', now: () => 0, jobStep: 1 })
afterAll(() => world.close())

const [template] = world.collections.devices.all()
if (!template) throw new Error('The world has no devices')
const device = (macaddr: string, ipaddr4: string, ipaddr6: string) => ({ ...template, macaddr, ipaddr4, ipaddr6 })
const devices = [
  device('00:0C:29:E3:4D:6D', '10.10.0.1', 'fd00::38ea'),
  device('00:11:32:00:0C:29', '10.10.0.2', 'fd00:1::1'),
  device('28:18:78:00:11:32', '10.10.0.3', '2001:db8::a'),
]

/** Places of the devices that a rule finds, as it is written into the builder. */
function found(field: string, operator: DraftRule['operator'], text: string): number[] {
  const rule = withOperand({ field, operator }, text, fieldNamed(deviceFields, field), 'typed')
  const test = filterTest(world, rule)
  return devices.flatMap((one, at) => (test(one) ? [at] : []))
}

describe('a rule with an address or a part of one', () => {
  it.each([
    ['macaddr', 'startswith', '00-0C-29', [0]],
    ['macaddr', 'startswith', '000C29', [0]],
    ['macaddr', 'startswith', '2818', [2]],
    ['macaddr', '~', '00-0C-29-E3-4D-6D', [0]],
    ['macaddr', '~', '0C-29-E3', [0]],
    ['macaddr', '~', '000c.29', [0, 1]],
    ['macaddr', '!~', '000c29', [2]],
    ['macaddr', '~', 'c:29:e', [0]],
    ['macaddr', '~', ':00-0c', [1]],
    ['macaddr', '~', '/^(00|28).*32$/', [2]],
    ['macaddr', '=', '000c.29e3.4d6d', [0]],
    ['ipaddr', '~', 'fd00:0:0:0:0:0:0:38ea', [0]],
    ['ipaddr', '=', '::ffff:10.10.0.1', [0]],
    ['ipaddr', '~', '::FFFF:a0a:1', [0]],
    ['ipaddr', '=', '10.10.0.2/31', [1, 2]],
    ['ipaddr', 'startswith', 'FD00:', [0, 1]],
    ['ipaddr', '~', '10.10.0.', [0, 1, 2]],
  ] as const)('%s %s %s finds those that have it', (field, operator, text, places) => {
    expect(found(field, operator, text)).toEqual(places)
  })
})

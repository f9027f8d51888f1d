import { expect, it } from 'vitest'
import { problemsOf } from '../crud/form/problems'
import { customdevices } from './customdevices'

const { create, createCriterion } = customdevices.operations
const wrong = (rule: object) =>
  Object.keys(problemsOf(create.body, { name: 'Lyon', criteria: [rule] })).map((path) =>
    path.replace('criteria.0.', ''),
  )

it.each(['10.0.0.1', '10.0.0.0/8', '10.0.0.7/8', '2001:db8::/48', '::ffff:10.0.0.1', null])(
  'takes %j as an address',
  (ipaddr) => expect(wrong({ ipaddr })).toEqual([]),
)

it.each([
  '',
  '   ',
  ' 10.0.0.1',
  '10.0.0.1 ',
  'web server',
  '10.0.0.0/33',
  '10.0.0.1-10.0.0.9',
  '10.0.0.0/255.0.0.0',
  '010.0.0.1',
  '10.0.0.1:80',
  '[::1]',
  'fe80::1%eth0',
  '10.0.0.1,10.0.0.2',
  '10.0.0.1\n',
  '\u{1F600}',
  '\uD83D',
  '1'.repeat(10_000),
])('takes for no address what is none, %#', (ipaddr) => {
  expect(wrong({ ipaddr })).toEqual(['ipaddr'])
  expect(wrong({ ipaddr_peer: ipaddr, ipaddr_direction: 'src' })).toEqual(['ipaddr_peer'])
  expect(problemsOf(createCriterion.body, { ipaddr })).toHaveProperty('ipaddr')
})

it('takes no range that ends before it starts', () => {
  for (const name of ['src_port', 'dst_port', 'vlan']) {
    expect(wrong({ [`${name}_min`]: 443, [`${name}_max`]: 80 })).toEqual([`${name}_max`])
    expect(wrong({ [`${name}_min`]: 80, [`${name}_max`]: 80 })).toEqual([])
    expect(wrong({ [`${name}_min`]: 443, [`${name}_max`]: null })).toEqual([])
  }
  expect(problemsOf(createCriterion.body, { vlan_min: 2, vlan_max: 1 })).toHaveProperty('vlan_max')
  // Beside another fault as well.
  expect(wrong({ vlan_min: 4095, vlan_max: 12, src_port_min: '8o' })).toEqual(['src_port_min', 'vlan_max'])
  expect(problemsOf(createCriterion.body, { vlan_min: 4095, vlan_max: 12 })).toHaveProperty('vlan_max')
})

it('takes a peer with a direction alone', () => {
  const peer = { ipaddr: '10.0.0.1', ipaddr_peer: '10.0.0.2' }
  expect(wrong(peer)).toEqual(['ipaddr_peer'])
  expect(wrong({ ...peer, ipaddr_direction: 'any' })).toEqual(['ipaddr_peer'])
  expect(wrong({ ...peer, ipaddr_direction: 'dst' })).toEqual([])
})

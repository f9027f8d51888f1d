import { expect, it } from 'vitest'
import { problemsOf } from '../crud/form/problems'
import { packets } from './packets'

const wrong = (search: object) => Object.keys(problemsOf(packets.operations.search.body, { from: '-30m', ...search }))

it.each([
  { from: '1700000000000', until: '1700000060000' },
  { from: '-6h', until: '-1h' },
  // Only the appliance knows which of these is earlier.
  { from: '-6h', until: '1700000060000' },
  { ip1: '10.0.0.0/8', port1: '443', ip2: '2001:db8::1', port2: '0' },
  { bpf: 'tcp port 80', limit_bytes: '500 KB', limit_search_duration: '300000' },
])('takes %j', (search) => expect(wrong(search)).toEqual([]))

it.each([
  ['from', ['', '   ', 'yesterday', '1.5', '1e9', '-5 m', '\u{1F600}']],
  ['until', ['soon', '-45m', '-30m', '-1e9']],
  ['ip1', ['web', ' 10.0.0.1 ', '10.0.0.0/33', '10.0.0.1,10.0.0.2']],
  ['port1', ['-1', '65536', '80,443', '1-65535', ' 80 ', 'http', '1.5']],
  ['limit_bytes', ['', '-1', '1.5GB', 'lots', '1e9x']],
  ['limit_search_duration', ['', '-5m', 'long', '1.5h']],
])('says of %s where it makes no sense', (name, values) => {
  for (const value of values) expect([value, wrong({ [name]: value })]).toEqual([value, [name]])
})

import { expect, it } from 'vitest'
import { namesSeveral } from './use-named-devices'

it.each([
  '10.10.0.10, 10.10.0.11',
  '10.10.0.10\n10.10.0.11',
  '10.10.0.10 00:0c:29:4d:5e:6f',
  '10.10.0.0/24',
  'fd00::/64',
  'web-0001;web-0002',
  'web-0001\tweb-0002',
])('%j names several devices', (text) => {
  expect(namesSeveral(text)).toBe(true)
})

it.each(['', ' ', '10.10.0.10', ' web-0001 ', 'Domain controller 7', 'a/b', '10.10.0.10,'])(
  '%j names one or none',
  (text) => {
    expect(namesSeveral(text)).toBe(false)
  },
)

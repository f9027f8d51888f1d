import { expect, it } from 'vitest'
import { commonDomain, withoutDomain } from './common-domain'

it.each([
  [['eca-01.corp.example', 'eda-01.corp.example'], '.corp.example'],
  [['eca-01.fra.corp.example', 'eda-01.ams.corp.example'], '.corp.example'],
  [['eca-01.corp.example', 'corp.example'], '.example'],
  [['eca-01.corp.example', 'eda-01'], ''],
  [['eca-01.corp.example'], ''],
  [['10.1.0.5', '10.2.0.5'], ''],
  [['127.0.0.1:4001', '127.0.0.1:4002'], ''],
  [[], ''],
])('of %j is %j', (names, end) => {
  expect(commonDomain(names)).toBe(end)
  expect(names.map((name) => withoutDomain(name, end) + end)).toEqual(names)
})

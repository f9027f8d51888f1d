import { describe, expect, it } from 'vitest'
import { ruleWords } from './rule-words'

describe('the rule of a group in the list of all', () => {
  const group = { dynamic: true, field: 'type', value: null } as const

  it('names an activity as people do, and any other value as it is', () => {
    expect(ruleWords({ ...group, value: '/^extrahop.device.http_server$/' })).toBe('Activity: HTTP server')
    expect(ruleWords({ ...group, value: '/^extrahop.device.my_own$/' })).toBe('Type matches /^extrahop.device.my_own$/')
    expect(ruleWords({ ...group, field: 'vendor', value: '/^(xerox|brother)$/' })).toBe(
      'Vendor matches /^(xerox|brother)$/',
    )
  })

  it('tells a filter, and nothing of a group that is put together by hand', () => {
    const filter = { field: 'role', operator: '=', operand: 'printer' } as const
    expect(ruleWords({ ...group, filter })).toMatch(/^role is printer$/i)
    expect(ruleWords({ ...group, dynamic: false })).toBe('')
  })
})

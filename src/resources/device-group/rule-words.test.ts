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

  it('tells the beginning of a pattern that nobody reads to its end', () => {
    const words = ruleWords({ ...group, field: 'name', value: `/${'web|'.repeat(300_000)}x/` })
    expect(words.length).toBeLessThan(2100)
    expect(words).toMatch(/^Name matches \/web\|.*…$/)
  })

  it('has words for what is no value and no filter', () => {
    const odd = { deep: [1] } as never
    expect(ruleWords({ ...group, field: odd, value: odd })).toBe('unreadable matches unreadable')
    expect(ruleWords({ ...group, value: 'x', filter: 7 as never })).toBe('Type matches x')
    expect(ruleWords({ ...group, value: 'x', filter: odd })).toBe('Type matches x')
  })

  it('tells a filter, and nothing of a group that is put together by hand', () => {
    const filter = { field: 'role', operator: '=', operand: 'printer' } as const
    expect(ruleWords({ ...group, filter })).toMatch(/^role is printer$/i)
    expect(ruleWords({ ...group, dynamic: false })).toBe('')
  })
})

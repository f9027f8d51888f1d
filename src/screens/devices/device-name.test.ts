import { describe, expect, it } from 'vitest'
import { calledOf, namedBy, nameOf } from './device-name'

describe('the name of a device', () => {
  it('is what the appliance displays, where it says so', () => {
    expect(nameOf({ id: 1, display_name: 'shown', custom_name: 'mine' })).toBe('shown')
  })
  it('is the first that exists on releases that do not say', () => {
    expect(nameOf({ id: 1, custom_name: null, dns_name: '', dhcp_name: 'by dhcp', default_name: 'VMware 1' })).toBe(
      'by dhcp',
    )
    expect(nameOf({ id: 1, custom_name: 'mine', dns_name: 'other' })).toBe('mine')
  })
  it('may be missing altogether', () => {
    expect(nameOf({ id: 7, display_name: '', default_name: '' })).toBe('')
    expect(calledOf({ id: 7 })).toBe('Unnamed device 7')
    expect(namedBy({ id: 7 })).toBeNull()
  })
  it('is the next one where a field holds something else, and a number in figures', () => {
    const odd = { deep: [1] } as unknown as string
    expect(nameOf({ id: 1, display_name: odd, custom_name: 'mine', dns_name: odd })).toBe('mine')
    expect(namedBy({ id: 1, display_name: odd, custom_name: 'mine', dns_name: odd })).toBe('custom_name')
    expect(nameOf({ id: 1, display_name: 7 as unknown as string })).toBe('7')
    expect(namedBy({ id: 1, display_name: 'x', dns_name: odd, dhcp_name: 7 as unknown as string })).toBeNull()
  })
  it('tells which field it comes from', () => {
    expect(namedBy({ id: 1, display_name: 'ns1', custom_name: '', dns_name: 'ns1' })).toBe('dns_name')
    expect(namedBy({ id: 1, display_name: 'ns1', dns_name: 'ns1.corp.example' })).toBe('dns_name')
    expect(namedBy({ id: 1, display_name: 'made up by the appliance', dns_name: 'ns1' })).toBeNull()
  })
})

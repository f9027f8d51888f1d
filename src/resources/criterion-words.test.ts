import { describe, expect, it } from 'vitest'
import { criteriaLack, criteriaWords, criterionWords } from './criterion-words'

describe('the rules of a custom device in words', () => {
  it('name addresses with their direction, and ranges', () => {
    expect(criterionWords({ ipaddr: '10.0.0.0/8', ipaddr_direction: 'src', dst_port_min: 80, dst_port_max: 443 })).toBe(
      'From 10.0.0.0/8, destination ports 80 to 443',
    )
    expect(criterionWords({ ipaddr: '10.0.0.1', ipaddr_peer: '10.0.0.2', vlan_min: 20, vlan_max: 20 })).toBe(
      '10.0.0.1, at the other end 10.0.0.2, VLAN 20',
    )
    expect(criterionWords({ src_port_min: 1024 })).toBe('Source ports 1024 to highest')
  })

  it('are told apart from one that says nothing', () => {
    expect(criterionWords({ ipaddr: '', src_port_min: null })).toBe(undefined)
    expect(criteriaWords([{ ipaddr: '192.0.2.77' }, {}])).toBe('192.0.2.77; Everything')
    expect(criteriaWords(undefined)).toBe('')
  })

  it('leave an address as it is written', () => {
    expect(criterionWords({ ipaddr: 'fe80::1' })).toBe('fe80::1')
  })

  it('are missed where there are none, or where one says nothing', () => {
    expect(criteriaLack(undefined)).toContain('no criteria')
    expect(criteriaLack([{ ipaddr: '10.0.0.1' }, { ipaddr: null }])).toContain('Its criterion 2 names no address')
    expect(criteriaLack([{ ipaddr: '10.0.0.1' }, { vlan_min: 0 }])).toBeUndefined()
  })
})

/** What the appliance's own search looks at: its words, and what a device says of it. */
import { addressOf, addressText, macOf, macPartOf, unmapped } from '../../catalog/addresses'
import { deviceSearchTypes, type Device } from '../../catalog/devices'
import { wordsOf } from '../../catalog/fields'
import { deviceNames } from '../../catalog/shapes/device'

export const searchBy = ['everything', ...deviceSearchTypes] as const
export type SearchBy = (typeof searchBy)[number]

const acronyms = /\b(ip|mac|vlan)\b/gi
export const searchWords = (by: SearchBy): string =>
  by === 'everything'
    ? 'All devices'
    : by === 'any'
      ? 'Any property'
      : wordsOf(by).replace(acronyms, (word) => word.toUpperCase())

/** A value as the appliance compares it: an address in its usual spelling, a MAC in that of the appliance. */
export const spelled = (by: SearchBy, value: string): string => {
  if (value.startsWith('/')) return value
  if (by === 'mac address') return macOf(value) ?? macPartOf(value) ?? value
  const address = by === 'ip address' ? addressOf(value) : undefined
  return address ? addressText(unmapped(address)) : value
}

/** What a property of the search says of a device; nothing where the row does not hold it. */
export const saidOf = (device: Device, by: SearchBy): string[] | undefined => {
  const texts = (names: readonly (keyof Device)[]) => {
    const said: string[] = []
    for (const name of names) {
      const value = device[name]
      if (value !== null && value !== undefined) said.push(String(value))
    }
    return said
  }
  switch (by) {
    case 'name':
      return texts(deviceNames)
    case 'ip address':
      return texts(['ipaddr4', 'ipaddr6'])
    case 'mac address':
      return texts(['macaddr'])
    case 'vendor':
      return texts(['vendor'])
    case 'vlan':
      return texts(['vlanid'])
    default:
      return undefined
  }
}

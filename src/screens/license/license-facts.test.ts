import { expect, it } from 'vitest'
import { differences, endOf, granted, lostWords, maskedKey } from './license-facts'

const license = {
  edition: 'Ultra',
  serial: 'EX-1',
  product_key: 'aaaa0000bbbb1111',
  expires_at: null,
  modules: { http: true, ssl: false },
  options: { max_devices: 50_000 },
}

it('reads what no license says', () => {
  expect(maskedKey(7)).toBe('None')
  const odd = JSON.parse('{"expires_at":{"toString":null}}')
  expect(endOf(odd, 0)).toBe(Number.NaN)
  expect(endOf({ expires_at: null, expires_in: 5 }, 100)).toBe(105)
  expect(endOf({}, 100)).toBe(null)
  expect(differences({}, { expires_at: 1e300 })).toEqual([])
})

it('compares keys by themselves and shows their last four characters', () => {
  expect(differences(license, { ...license, product_key: 'cccc0000dddd2222' })).toEqual([
    { name: 'Product key', before: '…1111', after: '…2222' },
  ])
  expect(differences(license, { ...license, product_key: 'cccc0000dddd1111' })).toEqual([
    { name: 'Product key', before: '…1111', after: '…1111 (another one)' },
  ])
  expect(differences(license, license)).toEqual([])
})

it('finds modules and capacities that came, went or changed', () => {
  const after = { ...license, modules: ['ssl'], options: { max_devices: 100 } }
  expect(differences(license, after).map(({ name }) => name)).toEqual([
    'Module HTTP',
    'Capacity Max devices',
    'Module SSL',
  ])
  expect(granted({ __proto__: true, constructor: 5 })).toEqual([{ name: 'constructor', value: '5' }])
  expect(granted({ ssl: { from: 5 } })).toEqual([{ name: 'ssl', value: 'unreadable' }])
  expect(granted(['http', { name: 'ssl' }]).map(({ name }) => name)).toEqual(['http', 'unreadable'])
  expect(maskedKey('abcdXXXXXXXX')).toContain('Masked')
  // In time that grows with it.
  expect(maskedKey(`${'X'.repeat(200_000)}-abcd`)).toBe('…abcd')
})

it('says of a key whose answer was lost whether it is there, as far as the appliance shows its own', () => {
  const none = { status: null, said: '' }
  const words = (text: string, after = license) => lostWords({ kind: 'key', text }, none, after)
  expect(words('AAAA-0000-BBBB-1111')).toBe(
    'The answer was lost. The appliance has this product key, as it had before.',
  )
  expect(words('cccc0000dddd2222')).toContain('has the product key …1111 as before: the new one did not')
  for (const product_key of ['aaaa-XXXX-XXXX', '***', ''])
    expect(words('cccc0000dddd2222', { ...license, product_key })).toContain('cannot be told')
  // What the appliance answered is said, where it did answer.
  const failed = { status: 500, said: 'Disk full.' }
  expect(lostWords({ kind: 'license', text: '' }, failed, license)).toContain(
    'The appliance answered 500 (Disk full), and',
  )
})

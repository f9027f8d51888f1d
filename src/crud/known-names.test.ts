import { expect, it } from 'vitest'
import { withNames } from './known-names'

it('comes to rest where one id is listed twice with two names', () => {
  const twice = [
    { value: '7', label: 'Core' },
    { value: '7', label: 'Edge' },
  ]
  const known = withNames(new Map<string, (typeof twice)[number]>(), twice)
  expect(known.get('7')?.label).toBe('Edge')
  expect(withNames(known, twice)).toBe(known)
})

it('keeps what is listed no more, and takes a new name', () => {
  const known = withNames(new Map([['1', { value: '1', label: 'Lobby' }]]), [{ value: '2', label: 'Core' }])
  expect([...known.keys()]).toEqual(['1', '2'])
  expect(withNames(known, [{ value: '1', label: 'Hall' }]).get('1')?.label).toBe('Hall')
})

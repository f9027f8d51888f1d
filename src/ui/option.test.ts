import { expect, it } from 'vitest'
import { fitting } from './option'

it('what is called just so comes first, then what begins so, then what is found by other words', () => {
  const fields = [
    { value: 'clientAddr', label: 'Client address' },
    { value: 'ex', label: 'Other', about: 'of the client' },
    { value: 'client', label: 'Client' },
    { value: 'clientPort', label: 'Client port' },
  ]
  const found = (text: string) => fitting(fields, text).map(({ value }) => value)
  expect(found('client ')).toEqual(['client', 'clientAddr', 'clientPort', 'ex'])
  expect(found('port client')).toEqual(['clientPort'])
})

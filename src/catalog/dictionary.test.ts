import { expect, it } from 'vitest'
import { dictionary } from './dictionary'
import { alertTypeWords, operatorWords, severityWords, unitWords } from './shapes/alert'
import { roleName, roleWords } from './shapes/device-roles'

const odd = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']

it.each(odd)('answers nothing for %s', (name) => {
  expect(dictionary({ a: 1 })[name]).toBeUndefined()
  for (const words of [severityWords, operatorWords, unitWords, alertTypeWords, roleWords])
    expect(words[name]).toBeUndefined()
  expect(roleName(name)).toBeTypeOf('string')
})

it('answers for what it holds', () => {
  expect(dictionary({ a: 1 })['a']).toBe(1)
  expect(Object.keys(dictionary({ a: 1, b: 2 }))).toEqual(['a', 'b'])
})

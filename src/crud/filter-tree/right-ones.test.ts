import { expect, it } from 'vitest'
import { deviceFields } from '../../catalog/filter-fields'
import type { DraftRule } from './tree'
import { rightOnes } from './sent'

it('takes the wrong ones out of two values as out of many, and leaves a single one to be corrected', () => {
  const field = deviceFields.find(({ type }) => type === 'address')
  const of = (...operand: string[]) => ({ field: field?.name, operator: 'in', operand }) as unknown as DraftRule
  expect(rightOnes(of('10.0.0.1', 'nowhere at all'), field)).toEqual(['10.0.0.1'])
  expect(rightOnes(of('10.0.0.1', 'nowhere at all', '10.0.0.2'), field)).toEqual(['10.0.0.1', '10.0.0.2'])
  expect(rightOnes(of('nowhere at all'), field)).toBeUndefined()
  expect(rightOnes(of('10.0.0.1', '10.0.0.2'), field)).toBeUndefined()
})

import { describe, expect, it } from 'vitest'
import { categoryWords, conditionWords } from './alert-condition'

describe('the condition of an alert in a cell', () => {
  it('is in the words of the metric catalogue', () => {
    const alert = {
      type: 'threshold',
      stat_name: 'extrahop.device.http_server',
      field_name: 'rsp_error',
      operator: '>=',
      operand: '1000000',
      units: '1 min',
      interval_length: 300,
    } as const
    expect(conditionWords(alert)).toBe('Errors ≥ 1,000,000 per minute over 5 min')
    expect(conditionWords({ ...alert, field_op: '/', field_name2: 'rsp' })).toBe(
      'Errors / Responses ≥ 1,000,000 per minute over 5 min',
    )
    expect(categoryWords('extrahop.device.http_server')).toBe('HTTP server')
  })

  it('says what it does not know as it came', () => {
    expect(conditionWords({ type: 'threshold', stat_name: 'mine', field_name: 'constructor' })).toBe('constructor')
    expect(categoryWords('extrahop.device.constructor')).toBe('extrahop.device.constructor')
    expect(conditionWords({ type: 'detection' })).toBe('Detection')
    expect(conditionWords({ type: '__proto__' })).toBe('__proto__')
  })

  it('has words for values of another kind than the reference says', () => {
    const odd = { deep: [1] } as unknown as string
    expect(conditionWords({ type: 'threshold', stat_name: odd, field_name: odd, operator: odd, operand: odd })).toBe(
      'unreadable unreadable unreadable',
    )
    expect(conditionWords({ type: 'threshold', field_name: 'rsp', operator: '>', operand: '5', units: odd })).toBe(
      'rsp > 5 unreadable',
    )
    expect(conditionWords({ type: odd })).toBe('unreadable')
    expect(categoryWords(odd)).toBe('unreadable')
  })
})

import { describe, expect, it } from 'vitest'
import { alertSentence, conditionLacks } from './alert-words'

describe('an alert as a sentence', () => {
  it('reads the whole condition back', () => {
    expect(
      alertSentence({
        type: 'threshold',
        severity: 4,
        stat_name: 'extrahop.device.http_server',
        field_name: 'rsp_error',
        field_op: '/',
        field_name2: 'rsp',
        operator: '>',
        operand: '0.01',
        units: '1 min',
        interval_length: 300,
        refire_interval: 3600,
        apply_all: false,
      }),
    ).toBe(
      'Sends a notice of severity warning when Errors / Responses of HTTP server is above 0.01 per minute over 5 minutes, for the assigned sources, again every 1 hour while it stays so.',
    )
  })

  it('names what the catalogue of metrics does not know as it came', () => {
    const own = { type: 'threshold', stat_name: 'extrahop.device.mine', field_name: 'toString', operand: 5 }
    expect(alertSentence(own)).toBe(
      'Sends a notice when toString of extrahop.device.mine crosses 5, for the assigned sources.',
    )
  })

  it('stays a sentence while the form is incomplete', () => {
    expect(alertSentence({ type: 'threshold' })).toBe(
      'Sends a notice when a metric crosses a limit, for the assigned sources.',
    )
    expect(alertSentence({ type: 'detection', apply_all: true })).toBe(
      'Sends a notice on a detection for every source.',
    )
  })
})

it('says what a condition cannot work without', () => {
  const whole = { stat_name: 'extrahop.device.app', field_name: 'bytes', operator: '>', operand: '0' }
  expect(conditionLacks(whole)).toBeUndefined()
  expect(conditionLacks({})).toBe('It has no metric, so it never sends a notice')
  expect(conditionLacks({ ...whole, field_name: '' })).toBe('It has no metric, so it never sends a notice')
  expect(conditionLacks({ ...whole, operand: null })).toBe('It has no limit, so it never sends a notice')
  for (const operand of ['many', '101%', '1,5', '   ', ' 5', '0x10', 'Infinity', '1e'])
    expect(conditionLacks({ ...whole, operand })).toBe('Its limit is no number, so nothing crosses it')
  for (const operand of ['0', '-1', '1.5', '.01', '1e9']) expect(conditionLacks({ ...whole, operand })).toBeUndefined()
  expect(conditionLacks({ ...whole, operand: '-0.5' })).toBeUndefined()
  expect(conditionLacks({ ...whole, field_op: '/' })).toContain('no second metric')
  expect(conditionLacks({ ...whole, field_op: '/', field_name2: 'rsp' })).toBeUndefined()
  expect(conditionLacks({ type: 'detection' })).toBeUndefined()
})

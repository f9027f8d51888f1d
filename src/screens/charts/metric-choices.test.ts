import { describe, expect, it } from 'vitest'
import { metricCategory } from '../../catalog/metric-catalog'
import { measures } from '../../catalog/metrics'
import { panelOf } from '../../work/metrics/panel'
import { chosenMetric, fits, metricChoices, readMetricKey, splitsOf, wantedMetric } from './metric-choices'

describe('metrics to choose from', () => {
  it('begin with what the object speaks, and leave details to "Split by"', () => {
    const choices = metricChoices(['device'], new Set(['dns_server']), '9.8')
    expect(choices[0]?.value).toMatch(/^dns_server\./)
    expect(choices.some(({ value }) => value === 'http_server.req')).toBe(true)
    expect(choices.some(({ value }) => value === 'net_detail.bytes_in')).toBe(false)
    expect(splitsOf('net', 'bytes_in').map(({ category }) => category)).toEqual(['net_detail'])
    const panel = panelOf({ id: 'p', category: 'net_detail', specs: [{ name: 'bytes_in' }] })
    expect(chosenMetric(panel)).toEqual({ category: 'net', name: 'bytes_in', split: 'net_detail.bytes_in' })
  })

  it('are those that all chosen objects have', () => {
    const both = metricChoices(['device', 'network'], new Set(), '9.8')
    expect(both.some(({ value }) => value.startsWith('http_server.'))).toBe(false)
    expect(both.some(({ value }) => value === 'net.bytes')).toBe(true)
    expect(fits('http_server', ['network'])).toBe(false)
    expect(fits('http_server', ['device'])).toBe(true)
    // A trigger may have written it for anything.
    expect(fits('of_my_own', ['network'])).toBe(true)
  })

  it('may be typed with a dot or a slash', () => {
    expect(readMetricKey('http_server/req')).toEqual({ category: 'http_server', name: 'req' })
    expect(readMetricKey('http_server.req')).toEqual({ category: 'http_server', name: 'req' })
    expect(readMetricKey('.req')).toBeUndefined()
    expect(readMetricKey('req.')).toBeUndefined()
  })

  it('are not of objects that a release does not measure', () => {
    expect(measures('5.3', 'activity_group')).toBe(true)
    expect(measures('9.8', 'activity_group')).toBe(false)
    expect(measures('5.3', 'system')).toBe(false)
    expect(measures('9.8', 'system')).toBe(true)
  })

  it('are found by words, and what nothing has is a trigger’s own', () => {
    const choices = metricChoices(['device'], new Set(['http_client']), '9.8')
    expect(wantedMetric('requests client', choices)).toEqual({ category: 'http_client', name: 'req' })
    expect(wantedMetric('http_server.rsp', choices)).toEqual({ category: 'http_server', name: 'rsp' })
    expect(wantedMetric(' slow_logins ', choices)).toEqual({ category: 'custom', name: 'slow_logins' })
    expect(metricCategory('custom')?.open).toBe(true)
  })

  it('of another kind of object are told', () => {
    expect(fits('http_server', ['device'])).toBe(true)
    expect(fits('http_server', ['device', 'network'])).toBe(false)
    expect(fits('nobody_knows', ['network'])).toBe(true)
  })
})

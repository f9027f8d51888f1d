import { expect, test } from 'vitest'
import { categoriesFor, metricCatalog, metricCategory, metricOf, statName } from './metric-catalog'
import { metricObjectTypes } from './metrics'
import { activityWords } from './shapes/device-activities'

test('categories and the metrics in each are there once', () => {
  const names = metricCatalog.map(({ category }) => category)
  expect(names).toHaveLength(90)
  expect(new Set(names).size).toBe(90)
  for (const { category, metrics } of metricCatalog) {
    expect(new Set(metrics.map(({ name }) => name)).size, category).toBe(metrics.length)
  }
})

test('a breakdown leads to a keyed metric of the catalogue, with the key it names', () => {
  let count = 0
  for (const { metrics } of metricCatalog) {
    for (const detail of metrics.flatMap(({ details }) => details)) {
      count++
      expect(metricOf(detail.category, detail.name)?.keys, `${detail.category}:${detail.name}`).toContain(
        detail.keyType,
      )
    }
  }
  expect(count).toBe(44)
})

test('only keyed metrics have keys', () => {
  for (const { metrics } of metricCatalog) {
    for (const { type, keys } of metrics) {
      expect(keys).toHaveLength(type === 'tset' ? 2 : type === 'topnset' || type === 'time' ? 1 : 0)
    }
  }
})

test('server and client have the same metrics, seen from their own end', () => {
  expect(metricOf('http_server', 'req')?.details).toEqual([
    { category: 'http_server_detail', name: 'req', keyType: 'ipaddr', label: 'Client IP' },
    { category: 'host_http_server_detail', name: 'req', keyType: 'string', label: 'Host header' },
  ])
  expect(metricOf('http_client', 'req')?.details).toEqual([
    { category: 'http_client_detail', name: 'req', keyType: 'ipaddr', label: 'Server IP' },
  ])
})

test('only triggers write metrics of other names', () => {
  const open = metricCatalog.filter((category) => category.open)
  expect(open.map(({ category }) => category)).toEqual(['custom', 'custom_detail'])
  expect(metricCatalog.filter(({ metrics, open }) => metrics.length === 0 && !open)).toEqual([])
})

test('every kind of object has something to measure, and its full name', () => {
  for (const type of metricObjectTypes) expect(categoriesFor(type).length, type).toBeGreaterThan(0)
  expect(metricCategory('nosuch')).toBeUndefined()
  expect(statName('network', 'net')).toBe('extrahop.capture.net')
  expect(statName('device_group', 'http_server')).toBe('extrahop.device.http_server')
})

test('what a device does is what is measured of it as server or client', () => {
  const measured = metricCatalog.filter(
    ({ category, objectTypes }) => objectTypes.includes('device') && /_(server|client)$/.test(category),
  )
  expect(activityWords).toEqual(Object.fromEntries(measured.map(({ category, title }) => [category, title])))
})

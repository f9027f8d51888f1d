import { expect, test } from 'vitest'
import { fieldsOfTypes, fieldWords, recordType, recordTypes } from './record-types'

test('types and the fields in each are there once', () => {
  expect(recordTypes).toHaveLength(38)
  expect(new Set(recordTypes.map(({ type }) => type)).size).toBe(38)
  for (const { type, fields } of recordTypes) {
    expect(type).toMatch(/^~[a-z0-9_]+$/)
    expect(new Set(fields.map(({ name }) => name)).size, type).toBe(fields.length)
  }
})

test('each has its two ends', () => {
  for (const { ends, fields } of recordTypes) {
    for (const end of ends.split('/')) {
      expect(fields).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ name: `${end}Addr`, type: 'ipaddr' }),
          expect.objectContaining({ name: `${end}Port`, type: 'number' }),
        ]),
      )
    }
  }
  expect(recordType('~flow')?.ends).toBe('sender/receiver')
  expect(recordType('~dns')).toBeUndefined()
})

test('fields of several types are offered once, those of all types where none is chosen', () => {
  const some = fieldsOfTypes(['~http', '~dns_request']).map(({ name }) => name)
  expect(new Set(some).size).toBe(some.length)
  expect(some).toEqual(expect.arrayContaining(['timestamp', 'statusCode', 'qname']))
  expect(some).not.toContain('senderAddr')
  expect(fieldsOfTypes([]).length).toBeGreaterThan(some.length)
  expect(fieldsOfTypes(['custom'])).toEqual([])
})

test('fields have words', () => {
  expect(fieldWords('statusCode')).toBe('Status code')
  expect(fieldWords('reqPayloadSHA256')).toBe('Req payload SHA256')
  expect(fieldWords('isSQLi')).toBe('Is SQLi')
  expect(fieldWords('qname')).toBe('Qname')
})

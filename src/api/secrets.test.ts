import { describe, expect, it } from 'vitest'
import { z } from '../catalog/zod'
import { withoutKey, withoutSecrets } from './secrets'

describe('secrets', () => {
  it('are hidden where the schema says so or the name sounds like it', () => {
    const schema = z.object({
      pin: z.string().meta({ kind: 'secret' }).nullable().optional(),
      targets: z.array(z.object({ host: z.string(), code: z.string().meta({ kind: 'secret' }) })),
    })
    const body = {
      pin: '4711',
      targets: [{ host: 'a', code: 'x' }],
      password: 'p',
      nested: { api_key: 'k', snmp_community: 'c', plain: 1 },
      create_apikey: true,
      old_password: null,
    }
    expect(withoutSecrets(body, schema)).toEqual({
      pin: '***',
      targets: [{ host: 'a', code: '***' }],
      password: '***',
      nested: { api_key: '***', snmp_community: '***', plain: 1 },
      create_apikey: true,
      old_password: null,
    })
    expect(body.pin).toBe('4711')
  })

  it('are looked for under names that every object has, too', () => {
    const schema = z.object({ name: z.string() })
    const body = JSON.parse('{"name":"a","constructor":1,"toString":"b","__proto__":{"password":"p"}}') as object
    expect(JSON.stringify(withoutSecrets(body, schema))).toBe(
      '{"name":"a","constructor":1,"toString":"b","__proto__":{"password":"***"}}',
    )
  })

  it('are cut out of texts', () => {
    const pem = '-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----\n'
    const key = '-----BEGIN RSA PRIVATE KEY-----\nBB\n-----END RSA PRIVATE KEY-----'
    expect(withoutSecrets(pem + key)).toBe(`${pem}***`)
    expect(withoutSecrets(`${pem}-----BEGIN PRIVATE KEY-----\nBB`)).toBe(`${pem}***`)
    expect(withoutKey('key a+b/c= is bad; a%2Bb%2Fc%3D too', 'a+b/c=')).toBe('key *** is bad; *** too')
  })
})

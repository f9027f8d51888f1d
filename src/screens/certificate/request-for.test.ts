// What a signing request starts with is what its own form takes.
import { expect, it } from 'vitest'
import { SigningRequest } from '../../catalog/extrahop-shapes'
import { makeCertificate } from '../../simulator/certificate'
import { readPem } from '../../work/certificate/read'
import { requestFor } from './request-for'

const namesOf = (host: string) => requestFor(host, null)['subject_alternative_names']

it('has room for a host name where only addresses are known, and calls none of them one', async () => {
  expect(namesOf('192.0.2.7')).toEqual([
    { type: 'dns', name: '' },
    { type: 'ip', name: '192.0.2.7' },
  ])
  expect(namesOf('2001:db8::7')).toContainEqual({ type: 'ip', name: '2001:db8::7' })
  const [inUse] = readPem((await makeCertificate()).cert).certificates
  if (!inUse) throw new Error('It holds none')
  const old = { ...inUse, names: [{ type: 'dns' as const, value: '192.0.2.7' }, ...inUse.names] }
  for (const start of [requestFor('eda.example', null), requestFor('192.0.2.7', old)])
    expect(SigningRequest.safeParse(start).error).toBeUndefined()
})

import { expect, it } from 'vitest'
import { pemProblem } from './pem'

const pem = (label: string) => `-----BEGIN ${label}-----\nTUlJ\n-----END ${label}-----\n`

it('takes a certificate, a chain, and private keys of any kind', () => {
  expect(pemProblem(pem('CERTIFICATE'), 'certificate')).toBe(undefined)
  expect(pemProblem(pem('CERTIFICATE') + pem('CERTIFICATE'), 'certificate')).toBe(undefined)
  for (const label of ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'])
    expect(pemProblem(`some words before\n${pem(label)}`, 'private key')).toBe(undefined)
})

it('says what stands in the wrong field', () => {
  expect(pemProblem(pem('RSA PRIVATE KEY'), 'certificate')).toBe(
    'This is the RSA private key, the certificate goes here',
  )
  expect(pemProblem(pem('CERTIFICATE'), 'private key')).toBe('This is the certificate, the private key goes here')
})

it('says what is missing', () => {
  expect(pemProblem('hello', 'certificate')).toMatch(/^Needs a certificate in PEM form/)
  expect(pemProblem('-----BEGIN CERTIFICATE-----\nTUlJ', 'certificate')).toMatch(/cut off/)
})

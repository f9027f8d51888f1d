/**
 * A self-signed certificate for loopback, made once per program (about 0.4 s) and kept in memory. It is what
 * /public.cer hands out (5.3 guide, Example 1).
 */
import { generate } from 'selfsigned'

export interface Certificate {
  /** PEM. */
  cert: string
  key: string
}

let made: Promise<Certificate> | undefined

export function certificate(): Promise<Certificate> {
  made ??= makeCertificate()
  return made
}

/** Another one, with another key. */
export async function makeCertificate(): Promise<Certificate> {
  const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      // An operator imports it as a trusted root, so it may sign itself.
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, keyCertSign: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  return { cert: pems.cert, key: pems.private }
}

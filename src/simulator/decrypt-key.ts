/** Keys that decrypt monitored traffic. The private half is checked once and not kept. */
import { createHash, createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'
import type { SslDecryptKey } from '../catalog/ssldecryptkeys'
import { refuse } from './answer'

/** A decryption key with what it is bound to. */
export interface StoredDecryptKey extends SslDecryptKey {
  protocols: { protocol: string; port: number }[]
}

/** The id of a pair: SHA-1 over its public half, in hexadecimal digits. */
export const keyId = (publicKey: KeyObject): string =>
  createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')

function read<T>(field: string, what: string, work: () => T): T {
  try {
    return work()
  } catch {
    throw refuse(422, `Body field "${field}": there is no ${what} in PEM form`)
  }
}

/** The id of a pair in PEM. 422 for what cannot be read and for a key that is not the certificate's. */
export function checkPair(certificate: string, private_key: string): string {
  const parsed = read('certificate', 'certificate', () => new X509Certificate(certificate))
  const key = read('private_key', 'private key', () => createPrivateKey(private_key))
  if (!parsed.checkPrivateKey(key)) throw refuse(422, 'Body field "private_key" does not belong to the certificate')
  return keyId(createPublicKey(key))
}

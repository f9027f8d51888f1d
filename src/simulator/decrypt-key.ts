import type { SslDecryptKey } from '../catalog/ssldecryptkeys'

/** A decryption key with what it is bound to. */
export interface StoredDecryptKey extends SslDecryptKey {
  protocols: { protocol: string; port: number }[]
}

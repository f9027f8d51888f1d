/** Does a private key belong to a certificate? The browser's own cryptography says so; nothing leaves the page. */
import { PrivateKeyInfo } from '@peculiar/asn1-pkcs8'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import { SubjectPublicKeyInfo } from '@peculiar/asn1-x509'
import type { Certificate, PrivateKey } from './read'

/** Pages that are served over plain http have no cryptography, other than on the machine itself. */
export const canCompare = (): boolean => globalThis.crypto?.subtle !== undefined

/** The older forms of a key are the middle of the newer one, whose algorithm is that of the certificate. */
function inNewForm({ form, der }: PrivateKey, { read }: Certificate): ArrayBuffer {
  if (form === 'pkcs8') return der
  const { algorithm } = AsnConvert.parse(read.publicKey.rawData, SubjectPublicKeyInfo)
  return AsnConvert.serialize(new PrivateKeyInfo({ privateKeyAlgorithm: algorithm, privateKey: new OctetString(der) }))
}

const publicParts = ({ kty, n, e, crv, x, y }: JsonWebKey): string => JSON.stringify([kty, n, e, crv, x, y])

/**
 * Is the key the private half of the certificate's? Null where the browser does not know this kind of key, and so cannot
 * tell.
 */
export async function belongs(key: PrivateKey, certificate: Certificate): Promise<boolean | null> {
  const { algorithm, rawData } = certificate.read.publicKey
  const wanted = algorithm.name.startsWith('RS') ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } : algorithm
  const { subtle } = globalThis.crypto
  let shown: JsonWebKey
  try {
    shown = await subtle.exportKey('jwk', await subtle.importKey('spki', rawData, wanted, true, ['verify']))
  } catch {
    return null
  }
  try {
    const own = await subtle.importKey('pkcs8', inNewForm(key, certificate), wanted, true, ['sign'])
    return publicParts(await subtle.exportKey('jwk', own)) === publicParts(shown)
  } catch {
    // Another kind of key than the certificate has.
    return false
  }
}

/** True if the second signed the first. */
export async function isSignedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  if (certificate.issuer !== issuer.subject) return false
  try {
    return await certificate.read.verify({ publicKey: issuer.read.publicKey, signatureOnly: true })
  } catch {
    return false
  }
}

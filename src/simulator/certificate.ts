/**
 * A self-signed certificate for loopback. It is what /public.cer hands out (5.3 guide, Example 1). Its subject is
 * nobody else's, and the identifiers of subject and authority name its key: a client that trusts several simulators
 * can tell them apart.
 */
import { randomBytes } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

export interface Certificate {
  /** PEM. */
  cert: string
  key: string
}

const year = 365 * 86_400_000

/** Another one with each call, with another key; its key takes about 0.4 s. */
export async function makeCertificate(): Promise<Certificate> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const own = randomBytes(8).toString('hex')
  const cert = await X509CertificateGenerator.createSelfSigned(
    {
      // A serial number must not read as negative.
      serialNumber: `01${own}`,
      name: `CN=localhost, OU=Simulator ${own}`,
      notBefore: new Date(),
      notAfter: new Date(Date.now() + year),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        // An operator imports it as a trusted root, so it may sign itself.
        new BasicConstraintsExtension(true, undefined, true),
        new KeyUsagesExtension(
          KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment | KeyUsageFlags.keyCertSign,
          true,
        ),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          { type: 'ip', value: '127.0.0.1' },
          { type: 'ip', value: '::1' },
        ]),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
        await AuthorityKeyIdentifierExtension.create(keys.publicKey, false, crypto),
      ],
    },
    crypto,
  )
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { cert: cert.toString('pem'), key: PemConverter.encode(key, 'PRIVATE KEY') }
}

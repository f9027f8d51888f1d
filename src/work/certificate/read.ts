/**
 * What stands in a text in PEM form: certificates and private keys, as facts that can be shown and compared. Reading
 * needs no cryptography of the browser, so it works on a page that is served over plain http too.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import {
  Pkcs10CertificateRequest,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509Certificate,
} from '@peculiar/x509'
import { inUtf8 } from '../../browser/utf8-file'

export interface HostName {
  type: 'dns' | 'ip'
  value: string
}

export interface Certificate {
  read: X509Certificate
  subject: string
  /** The common name, else the whole subject. */
  name: string
  issuer: string
  names: readonly HostName[]
  /** ms since 1970. */
  from: number
  until: number
  /** SHA-256, in pairs with colons, as browsers and openssl show it. */
  fingerprint: string
  serial: string
  /** What kind of key: "RSA, 2048 bits". */
  key: string
  /** The public key, in hexadecimal digits: two with the same belong together. */
  publicKey: string
  pem: string
}

/** A private key as it came. */
export interface PrivateKey {
  form: 'pkcs8' | 'pkcs1' | 'sec1'
  der: ArrayBuffer
  pem: string
  encrypted: boolean
}

export interface Contents {
  certificates: readonly Certificate[]
  keys: readonly PrivateKey[]
  /** What is in it and belongs to neither, or cannot be read, in words. */
  problems: readonly string[]
}

const curves: Readonly<Record<string, string>> = {
  'P-256': 'P-256',
  'P-384': 'P-384',
  'P-521': 'P-521',
  'K-256': 'secp256k1',
}

function keyWords({ publicKey }: X509Certificate): string {
  const { name } = publicKey.algorithm
  const length: unknown = Reflect.get(publicKey.algorithm, 'modulusLength')
  const curve: unknown = Reflect.get(publicKey.algorithm, 'namedCurve')
  if (typeof length === 'number') return `RSA, ${length} bits`
  if (typeof curve === 'string') return `Elliptic curve ${curves[curve] ?? curve}`
  return name
}

const pairs = (bytes: ArrayBuffer): string =>
  (bytesToHex(sha256(new Uint8Array(bytes))).match(/../g) ?? []).join(':').toUpperCase()

/** A distinguished name without the backslashes that its text form escapes with. */
const plain = (name: string): string => name.replaceAll(/\\([",+<>;\\ ])/g, '$1')

const hostNames = (certificate: X509Certificate): HostName[] =>
  certificate
    .getExtensions(SubjectAlternativeNameExtension)
    .flatMap(({ names }) => names.items)
    .flatMap(({ type, value }) => (type === 'dns' || type === 'ip' ? [{ type, value }] : []))

/** @throws for bytes that are no certificate */
export function certificateOf(der: ArrayBuffer): Certificate {
  const read = new X509Certificate(der)
  return {
    read,
    subject: plain(read.subject),
    name: read.subjectName.getField('CN')[0] ?? plain(read.subject),
    issuer: plain(read.issuer),
    names: hostNames(read),
    from: read.notBefore.getTime(),
    until: read.notAfter.getTime(),
    fingerprint: pairs(read.rawData),
    serial: read.serialNumber,
    key: keyWords(read),
    publicKey: bytesToHex(new Uint8Array(read.publicKey.rawData)),
    pem: `${read.toString('pem')}\n`,
  }
}

/** The public key of a signing request, in hexadecimal digits; null for what is none. */
export function requestedKey(pem: string): string | null {
  try {
    return bytesToHex(new Uint8Array(new Pkcs10CertificateRequest(pem).publicKey.rawData))
  } catch {
    return null
  }
}

const forms: Readonly<Record<string, PrivateKey['form'] | undefined>> = {
  'PRIVATE KEY': 'pkcs8',
  'ENCRYPTED PRIVATE KEY': 'pkcs8',
  'RSA PRIVATE KEY': 'pkcs1',
  'EC PRIVATE KEY': 'sec1',
}

/** What stands between BEGIN and END, block by block. */
const block = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g

/** Reads all that a text holds, also one that came indented out of another file; never throws. */
export function readPem(given: string): Contents {
  const text = given
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .join('\n')
  const certificates: Certificate[] = []
  const keys: PrivateKey[] = []
  const problems: string[] = []
  const starts = text.match(/-----BEGIN [A-Z0-9 ]+-----/g)?.length ?? 0
  const blocks = [...text.matchAll(block)]
  if (blocks.length < starts) problems.push('It is cut off: a line with END is missing')
  for (const [whole, type = ''] of blocks) {
    const form = forms[type]
    if (form !== undefined) {
      const encrypted = type === 'ENCRYPTED PRIVATE KEY' || /Proc-Type:.*ENCRYPTED/.test(whole)
      try {
        const der = encrypted ? new ArrayBuffer(0) : PemConverter.decodeFirst(whole)
        keys.push({ form, der, pem: `${whole}\n`, encrypted })
      } catch {
        problems.push('The private key cannot be read')
      }
    } else if (type === 'CERTIFICATE' || type === 'X509 CERTIFICATE' || type === 'TRUSTED CERTIFICATE') {
      try {
        certificates.push(certificateOf(PemConverter.decodeFirst(whole)))
      } catch {
        problems.push(`Certificate ${certificates.length + 1} cannot be read`)
      }
    } else if (type === 'CERTIFICATE REQUEST' || type === 'NEW CERTIFICATE REQUEST')
      problems.push('This is a signing request: the certificate that answers it goes here')
    else if (type === 'PKCS7')
      problems.push('This is a PKCS #7 container. Take it apart first: openssl pkcs7 -print_certs -in certificates.p7b')
    // Parameters of a curve stand before many a key; they say nothing that the key does not.
    else if (type !== 'EC PARAMETERS') problems.push(`What is in "${type}" is neither a certificate nor a private key`)
  }
  return { certificates, keys, problems }
}

/**
 * A file as PEM text: as it is, or a certificate in binary form put into letters.
 * @throws Error in words for a container that has to be taken apart first
 */
export async function pemOfFile(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  const text = await (await inUtf8(file)).text()
  if (text.includes('-----BEGIN')) return text
  try {
    return certificateOf(bytes).pem
  } catch {
    throw new Error(
      /\.(p12|pfx)$/i.test(file.name)
        ? `${file.name} is a PKCS #12 container. Take it apart first: openssl pkcs12 -in ${file.name} -nodes`
        : `${file.name} holds neither PEM text nor a certificate`,
    )
  }
}

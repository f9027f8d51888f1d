/** A certificate signing request (PKCS #10), so that a certificate authority can really sign what is downloaded. */
import { generateKeyPair, sign } from 'node:crypto'
import { isIP } from 'node:net'
import { promisify } from 'node:util'

export interface Subject {
  common_name: string
  country_code?: string | undefined
  state_or_province_name?: string | undefined
  locality_name?: string | undefined
  organization_name?: string | undefined
  organizational_unit_name?: string | undefined
  email_address?: string | undefined
}

export interface AlternativeName {
  type: 'dns' | 'ip'
  name: string
}

const makeKeys = promisify(generateKeyPair)

const tlv = (tag: number, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  const size = content.length
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}
const sequence = (...parts: Buffer[]): Buffer => tlv(0x30, ...parts)
const set = (...parts: Buffer[]): Buffer => tlv(0x31, ...parts)
const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'))

/** Attributes of a name in the order in which they are written; the last is the e-mail address, which is ASCII. */
const attributes: readonly (readonly [field: keyof Subject, oid: string, tag: number])[] = [
  ['country_code', '550406', 0x13],
  ['state_or_province_name', '550408', 0x0c],
  ['locality_name', '550407', 0x0c],
  ['organization_name', '55040a', 0x0c],
  ['organizational_unit_name', '55040b', 0x0c],
  ['common_name', '550403', 0x0c],
  ['email_address', '2a864886f70d010901', 0x16],
]

const nameOf = (subject: Subject): Buffer =>
  sequence(
    ...attributes.flatMap(([field, id, tag]) => {
      const value = subject[field]
      return value ? [set(sequence(oid(id), tlv(tag, Buffer.from(value))))] : []
    }),
  )

function addressBytes(text: string): Buffer | null {
  if (isIP(text) === 4) return Buffer.from(text.split('.').map(Number))
  if (isIP(text) !== 6) return null
  const [head = '', tail = ''] = text.split('::')
  const groups = (part: string): string[] => (part ? part.split(':') : [])
  const fill = Array.from({ length: 8 - groups(head).length - groups(tail).length }, () => '0')
  const all = [...groups(head), ...fill, ...groups(tail)].map((group) => group.padStart(4, '0')).join('')
  return Buffer.from(all, 'hex')
}

const alternative = ({ type, name }: AlternativeName): Buffer => {
  const address = type === 'ip' ? addressBytes(name) : null
  return address ? tlv(0x87, address) : tlv(0x82, Buffer.from(name))
}

/** The request, signed with a new 2048-bit RSA key, and that key, which nobody gets to see; both as PEM. */
export async function signingRequest(
  subject: Subject,
  names: readonly AlternativeName[],
): Promise<{ pem: string; key: string }> {
  const { publicKey, privateKey } = await makeKeys('rsa', { modulusLength: 2048 })
  const extension = sequence(oid('551d11'), tlv(0x04, sequence(...names.map(alternative))))
  const info = sequence(
    tlv(0x02, Buffer.from([0])),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa0, sequence(oid('2a864886f70d01090e'), set(sequence(extension)))),
  )
  const signature = tlv(0x03, Buffer.from([0]), sign('sha256', info, privateKey))
  const request = sequence(info, sequence(oid('2a864886f70d01010b'), tlv(0x05)), signature)
  const lines = request.toString('base64').match(/.{1,64}/g) ?? []
  return {
    pem: ['-----BEGIN CERTIFICATE REQUEST-----', ...lines, '-----END CERTIFICATE REQUEST-----', ''].join('\n'),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  }
}

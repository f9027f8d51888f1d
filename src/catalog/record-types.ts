/**
 * The record types of the record log and their fields. Large, so only those who offer records to choose from
 * import it. DNS, LDAP, Kerberos, TLS and others have one type for the request and one for the response, or one
 * for the start and one for the end; HTTP, CIFS and FTP have one for both.
 */
import { calls } from './record-types/calls'
import { databases } from './record-types/databases'
import { files } from './record-types/files'
import { identity } from './record-types/identity'
import { mail } from './record-types/mail'
import { names } from './record-types/names'
import { network } from './record-types/network'
import { remote } from './record-types/remote'
import { tls } from './record-types/tls'
import { web } from './record-types/web'
import type { RecordField, RecordType } from './record-types/record-type'

export const recordTypes: readonly RecordType[] = [
  ...network,
  ...web,
  ...tls,
  ...names,
  ...files,
  ...databases,
  ...identity,
  ...remote,
  ...mail,
  ...calls,
]

const byName = new Map(recordTypes.map((type) => [type.type, type]))

/** The record type of a name such as `~http`; undefined for a custom one. */
export const recordType = (type: string): RecordType | undefined => byName.get(type)

/** The fields that at least one of some types has, each once; those of all types where none is named. */
export function fieldsOfTypes(types: readonly string[]): RecordField[] {
  const chosen = types.length === 0 ? recordTypes : types.flatMap((type) => byName.get(type) ?? [])
  const fields = new Map<string, RecordField>()
  for (const type of chosen) {
    for (const field of type.fields) if (!fields.has(field.name)) fields.set(field.name, field)
  }
  return [...fields.values()]
}

const shortened = new Map([
  ['addr', 'address'],
  ['uri', 'URI'],
  ['vlan', 'VLAN'],
])

/** The name of a record field in words: `statusCode` is "Status code". Capitals that stand together stay so. */
export function fieldWords(name: string): string {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').split(' ')
  const spoken = words
    .map((word, i) => {
      const known = shortened.get(word.toLowerCase())
      if (known !== undefined) return known
      return i > 0 && !/^[A-Z0-9]{2,}/.test(word) ? word.toLowerCase() : word
    })
    .join(' ')
  return spoken.charAt(0).toUpperCase() + spoken.slice(1)
}

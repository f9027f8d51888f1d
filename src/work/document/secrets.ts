/** Fields of a configuration whose values an appliance encrypts anew on each read: equal ones read differently. */
const secretField = /^[\w-]*(password|secret|private_key|passphrase|token|community)$/i

export const isSecretField = (name: string): boolean => secretField.test(name)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A document in which every secret that is a text reads as a blank one, for comparing what is not secret. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      isSecretField(name) && typeof inner === 'string' && inner !== '' ? '•' : withoutSecrets(inner),
    ]),
  )
}

/**
 * Keeps secrets out of what is kept or shown: the request log, the samples, error messages. A field is secret when
 * the catalogue says so, or when its name sounds like it, since the explorer can send what no schema knows.
 */
import { fieldOf, memberOf } from '../catalog/fields'
import { z } from '../catalog/zod'

export const hidden = '***'

const secretName = /passw|secret|passphrase|private_?key|api_?key|product_?key|token|community|credential/i
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g

const isSecret = (name: string, schema: z.ZodType | undefined): boolean =>
  secretName.test(name) || (schema !== undefined && fieldOf(name, schema).meta.kind === 'secret')

function childOf(schema: z.ZodType | undefined, name: string): z.ZodType | undefined {
  if (!schema) return undefined
  const { schema: inner } = fieldOf('', schema)
  if (inner instanceof z.ZodObject) return memberOf(inner.shape, name)
  if (inner instanceof z.ZodArray) return inner.element as z.ZodType
  return undefined
}

/**
 * The value without its secrets: each becomes `***`, and a private key inside a longer text is cut out. The value
 * itself is not changed.
 */
export function withoutSecrets(value: unknown, schema?: z.ZodType): unknown {
  if (typeof value === 'string') {
    return schema && isSecret('', schema) ? hidden : value.replaceAll(privateKey, hidden)
  }
  if (typeof value !== 'object' || value === null || value instanceof Blob) return value
  if (Array.isArray(value)) {
    const child = childOf(schema, '')
    return value.map((item: unknown) => withoutSecrets(item, child))
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const child = childOf(schema, name)
      const conceal = isSecret(name, child) && part !== null && part !== undefined && typeof part !== 'boolean'
      return [name, conceal ? hidden : withoutSecrets(part, child)]
    }),
  )
}

/** Text of the appliance without the key, which a careless server might echo. */
export const withoutKey = (text: string, key: string): string =>
  key.length < 4 ? text : text.replaceAll(key, hidden).replaceAll(encodeURIComponent(key), hidden)

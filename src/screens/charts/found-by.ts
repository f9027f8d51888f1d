/** The appliance finds devices by more than is seen of them: those that are found by what is seen come first. */
import { fieldsOf } from '../../catalog/fields'
import type { Resource } from '../../catalog/operation'

type Row = Readonly<Record<string, unknown>>

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')

/** What else of an object has all the words: "Activity http_client"; undefined where nothing that is known has them. */
export function foundBy(resource: Resource, row: Row, words: readonly string[]): string | undefined {
  if (!resource.object) return undefined
  for (const { name, meta } of fieldsOf(resource.object)) {
    const text = textsOf(row[name]).find((one) => words.every((word) => one.toLowerCase().includes(word)))
    if (text !== undefined) return `${meta.label ?? name} ${text}`
  }
  return undefined
}

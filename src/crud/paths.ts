/**
 * Where things live in the console. A resource's place is its name in the API, kebab-cased along its words:
 * `devicegroups` ("device groups") lives at `/device-groups`, `auditlog` ("audit log entries") at `/audit-log`.
 */
import { catalog } from '../catalog'

/** The API's name, split where its words are: the leading words that spell the name decide. */
export function kebabOf(name: string, words: readonly string[]): string {
  for (const phrase of words) {
    const parts = phrase.toLowerCase().split(/[\s-]+/)
    for (let count = parts.length; count > 1; count--) {
      const leading = parts.slice(0, count)
      if (leading.join('') === name) return leading.join('-')
    }
  }
  return name
}

const kebabs = new Map<string, string>(
  Object.values(catalog).map((resource) => [
    resource.name,
    kebabOf(resource.name, [...resource.words, resource.parts ?? '']),
  ]),
)

/** A text as a part of an address. Half of a character pair has no encoding: it is told as the sign for what cannot be told. */
export const inAddress = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))

/** `/device-groups`, `/device-groups/5`, and with more parts `/device-groups/5/edit`. Parts are encoded. */
export function pathOf(resource: string, id?: string | number, ...more: string[]): string {
  const parts = [kebabs.get(resource) ?? resource, ...(id === undefined ? [] : [String(id)]), ...more]
  return `/${parts.map((part) => inAddress(part)).join('/')}`
}

/** The route pattern under which all pages of a resource are: `/device-groups/*`. */
export const routeOf = (resource: string): string => `${pathOf(resource)}/*`

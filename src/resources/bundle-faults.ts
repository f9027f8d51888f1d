/**
 * What of a bundle is not as an appliance takes it, by kind and name: an appliance refuses the whole document for one
 * of these, and names none or the first.
 */
import { fieldOf, type Field } from '../catalog/fields'
import type { Resource } from '../catalog/operation'
import { z } from '../catalog/zod'
import { plainCreate } from '../crud/create-object'
import { bodyFields, wordsOfIssue } from '../crud/form/problems'
import { isFields } from '../crud/request/read-only'
import { meantKind, nameIn, nameOfBundle, resourceOfKind } from './bundle-contents'

/** The value of a field: lists and options are JSON text inside text. */
function heldIn({ schema }: Field, value: unknown): { value: unknown } | undefined {
  const isText = schema instanceof z.ZodString || schema instanceof z.ZodEnum
  if (typeof value !== 'string' || isText || schema.safeParse(value).success) return { value }
  try {
    return { value: JSON.parse(value) as unknown }
  } catch {
    return undefined
  }
}

/** What is wrong with a field, in words; what is null or no text is not given. Types of the appliance's own come, too. */
function faultOf(field: Field, value: unknown): string | undefined {
  if (value === null || (typeof value === 'string' && value.trim() === '') || field.name === 'type') return undefined
  const held = heldIn(field, value)
  if (!held) return `${field.name} is no JSON`
  if (held.value === null) return undefined
  const [issue] = field.schema.safeParse(held.value, { reportInput: true }).error?.issues ?? []
  return issue && `${[field.name, ...issue.path.map(String)].join('.')}: ${wordsOfIssue(issue)}`
}

/** Entries of a kind that are looked at: bundles have far fewer, and a page is not held up by what has more. */
const mostEntries = 500

/** What stands beside the fields of an object: names by kind of what is assigned to it. */
const assignments = fieldOf('assignments', z.record(z.string(), z.array(z.unknown())))

function faultsIn(kind: string, entries: readonly unknown[], resource: Resource): string[] {
  const fields = bodyFields(plainCreate(resource)?.body)
  return entries.slice(0, mostEntries).flatMap((entry, at) => {
    if (!isFields(entry)) return [`${kind} ${at + 1} is no object`]
    const [name] = nameIn(entry, resource)
    if (name === undefined) return [`${kind} ${at + 1} has no text for a name`]
    return [...fields, assignments].flatMap((field) => {
      const fault = Object.hasOwn(entry, field.name) ? faultOf(field, entry[field.name]) : undefined
      return fault === undefined ? [] : [`${kind} ${name}, ${fault}`]
    })
  })
}

export function faultsOf(document: unknown): string[] {
  if (!isFields(document)) return []
  const lists = Object.entries(document).flatMap(([kind, entries]) => {
    const resource = resourceOfKind(kind)
    const meant = Array.isArray(entries) ? meantKind(kind) : undefined
    const misnamed = meant === undefined ? [] : [`${kind} is called ${meant} in exported bundles`]
    return [...misnamed, ...(resource && Array.isArray(entries) ? faultsIn(kind, entries, resource) : [])]
  })
  const unnamed = nameOfBundle(document) === undefined ? ['.meta has no text for the name of the bundle'] : []
  return [...new Set([...unnamed, ...lists])]
}

/** What the catalogue says of a resource, gathered for the pages that browse it. */
import { catalog } from '../catalog'
import { listsUnder } from '../catalog/rows'
import type { Operation, Resource } from '../catalog/operation'
import { linkKey, relations, type Relation } from '../catalog/relations'

/** One object as the appliance answers it: raw JSON, unknown fields kept. */
export type Row = Readonly<Record<string, unknown>>

/** A relation seen from one resource: what can be assigned to its objects (see `ties/tie.ts`). */
export interface AssignedTie {
  kind: 'assigned'
  key: string
  /** The resource that is assigned. */
  to: string
  /** "devices" */
  words: readonly [one: string, many: string]
  list: Operation
  assign: Operation
  relation: Relation
}

/** A list under an object that is no assignment, such as the dashboards of a device group. */
export interface SubList {
  id: string
  title: string
  operation: Operation
  /** The resource whose objects it lists, where it lists such. */
  of: string | undefined
}

const resources: Readonly<Record<string, Resource>> = catalog

/** The resource of a name; undefined for a name that the catalogue does not have. */
export const resourceOf = (name: string): Resource | undefined => resources[name]

/** The operation of a resource by its key: `list`, `create`, ... */
export const operationOf = (resource: Resource, key: string): Operation | undefined => resource.operations[key]

/** The first parameter of a path: `id`, `username`. */
export const paramOf = (operation: Operation): string | undefined => /\{([^}]+)\}/.exec(operation.path)?.[1]

/** The path parameters that name an object. */
export const paramsFor = (operation: Operation, id: string | number): Record<string, string | number> => {
  const param = paramOf(operation)
  return param === undefined ? {} : { [param]: id }
}

/** An object's id as a path part; '' if it lacks one. */
export function idOf(resource: Resource, row: Row): string {
  const id = row[resource.key]
  return typeof id === 'string' || typeof id === 'number' ? String(id) : ''
}

/** The field that names the objects of a resource: what pickers search and copies change. */
export function nameFieldOf(resource: Resource): string | undefined {
  const shape = resource.object?.shape ?? {}
  return resource.names.find((name) => name in shape)
}

/** What an object is called; nameless objects are called by their id. */
export function nameOf(resource: Resource, row: Row): string {
  const numbered = (what: number | string) => `${sentence(resource.words[0])} ${what}`
  for (const name of resource.names) {
    const value = row[name]
    if (typeof value === 'string' && value !== '') return value
    if (typeof value === 'number') return numbered(value)
  }
  return numbered(idOf(resource, row) || 'without an id')
}

/** First letter large: "Device group". */
export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** The assignments of a resource's objects, in the order of the relations. */
export function assignedTies(resource: Resource): AssignedTie[] {
  return relations.flatMap((relation) => {
    const to = relation.from === resource.name ? relation.to : relation.to === resource.name ? relation.from : undefined
    const list = to && operationOf(resource, linkKey('list', to))
    const assign = to && operationOf(resource, linkKey('assign', to))
    const other = to && resourceOf(to)
    return list && assign && other
      ? [{ kind: 'assigned', key: to, to, words: other.words, list, assign, relation }]
      : []
  })
}

/** The other lists under an object: those that are no assignment. */
export function subListsOf(resource: Resource): SubList[] {
  const assigned = new Set(assignedTies(resource).map((tie) => tie.list.id))
  return listsUnder(resource).flatMap(({ operation, rows, name }) => {
    if (assigned.has(operation.id)) return []
    const of = Object.values(resources).find(({ object, operations }) => object === rows && operations['get'])
    return [{ id: name, title: sentence(of ? of.words[1] : name.replaceAll('_', ' ')), operation, of: of?.name }]
  })
}

import { describe, expect, it } from 'vitest'
import { fieldsOf } from './fields'
import { catalog, operationById, operations } from './index'
import type { Resource } from './operation'
import { pathNames, pathParameter } from './path-parameters'
import { platforms } from './platform'
import { compareVersions } from './release'
import { z } from './zod'

const resources: Resource[] = Object.values(catalog)

/** Every schema inside one, itself first; recursion is cut where it closes. */
function* walk(schema: z.ZodType, seen = new Set<unknown>()): Generator<z.ZodType> {
  if (seen.has(schema)) return
  seen.add(schema)
  yield schema
  const children: unknown[] =
    schema instanceof z.ZodLazy
      ? [schema.def.getter()]
      : schema instanceof z.ZodObject
        ? [...Object.values(schema.shape), schema.def.catchall]
        : schema instanceof z.ZodArray
          ? [schema.element]
          : schema instanceof z.ZodUnion
            ? [...schema.options]
            : schema instanceof z.ZodRecord
              ? [schema.keyType, schema.valueType]
              : schema instanceof z.ZodTuple
                ? [...schema.def.items]
                : 'innerType' in schema.def
                  ? [schema.def.innerType]
                  : []
  for (const child of children) if (child instanceof z.ZodType) yield* walk(child, seen)
}

const answers = operations.flatMap((operation) =>
  operation.returns.kind === 'json' ? [[operation.id, operation.returns.schema] as const] : [],
)
const bodies = operations.flatMap((operation) => (operation.body ? [[operation.id, operation.body] as const] : []))
const queries = operations.flatMap((operation) => (operation.query ? [[operation.id, operation.query] as const] : []))

describe('the resources', () => {
  const listed = resources.filter(({ object, operations: { list } }) => object && list)

  it('say what names their objects, and those that nothing names are known', () => {
    const nameless = listed.filter(({ names, object }) => !names.some((name) => name in (object?.shape ?? {})))
    expect(nameless.map(({ name }) => name).toSorted()).toEqual(['auditlog', 'jobs'])
    const unknown = listed.flatMap(({ name, names, object }) =>
      names.length > 1 || names[0] !== 'name'
        ? names.flatMap((one) => (one in (object?.shape ?? {}) ? [] : [`${name}.${one}`]))
        : [],
    )
    expect(unknown).toEqual([])
  })

  it('say what tells most of their objects, in fields that these have', () => {
    expect(listed.filter(({ tells }) => tells.length === 0).map(({ name }) => name)).toEqual([])
    const unknown = listed.flatMap(({ name, tells, names, object }) =>
      tells.flatMap((one) => (one in (object?.shape ?? {}) && one !== names[0] ? [] : [`${name}.${one}`])),
    )
    expect(unknown).toEqual([])
  })

  it('say how a read is asked for everything, wherever it leaves something out', () => {
    const wide = operations.flatMap(({ id, query }) =>
      query ? fieldsOf(query).flatMap(({ name, meta }) => (meta.wide === undefined ? [] : [`${id} ${name}`])) : [],
    )
    expect(wide).toEqual([
      'devices.list search_type',
      'devicegroups.list all',
      'devicegroups.list type',
      'customdevices.list include_criteria',
      'customdevices.get include_criteria',
      'applications.list search_type',
      'applications.get include_criteria',
    ])
    // Whatever else is called so in a list has to be looked at: it is left out of no read by its name any more.
    const others = operations.flatMap(({ id, query, reads, returns }) =>
      query && reads && returns.kind === 'json'
        ? fieldsOf(query).flatMap(({ name, meta }) =>
            /^all$|^include_/.test(name) && meta.wide === undefined ? [`${id} ${name}`] : [],
          )
        : [],
    )
    expect(others).toEqual([])
  })
})

describe('the operations', () => {
  it('have ids of their own, made of resource and key', () => {
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
    for (const resource of resources) {
      for (const [key, operation] of Object.entries(resource.operations)) {
        expect(operation.id).toBe(`${resource.name}.${key}`)
        expect(operationById(operation.id)).toBe(operation)
      }
    }
    expect(operationById('tags.explode')).toBeUndefined()
  })

  it('stand under the name of their resource', () => {
    for (const [name, resource] of Object.entries(catalog)) expect(resource.name).toBe(name)
  })

  it('say in one line what they do', () => {
    const bad = operations.filter(({ doc }) => !/^[A-Z][^\n]{8,119}\.$/.test(doc))
    expect(bad.map(({ id, doc }) => `${id}: ${doc}`)).toEqual([])
    expect(operations.filter(({ note }) => note !== undefined && !/^[^\n]+\.$/.test(note)).map(({ id }) => id)).toEqual(
      [],
    )
  })

  it('name every parameter of their path', () => {
    for (const operation of operations) {
      for (const name of pathNames(operation.path)) {
        const { refers } = pathParameter(operation, name).meta() ?? {}
        if (refers !== undefined) expect(Object.keys(catalog), operation.id).toContain(refers)
      }
    }
  })

  it('disappear after they appeared, and live on at least one kind of appliance', () => {
    for (const { id, since, until, platforms: on } of operations) {
      if (until !== undefined) expect(compareVersions(until, since), id).toBeGreaterThan(0)
      expect(compareVersions(since, '5.3'), id).toBeGreaterThanOrEqual(0)
      expect(on.length, id).toBeGreaterThan(0)
      expect(platforms, id).toEqual(expect.arrayContaining([...on]))
    }
  })

  it('touch resources that exist, and only when they write', () => {
    for (const { id, touches, changes, reads } of operations) {
      expect(Object.keys(catalog), id).toEqual(expect.arrayContaining([...touches]))
      expect(touches, id).toEqual(expect.arrayContaining(Object.keys(changes)))
      if (reads) expect(touches, id).toEqual([])
    }
  })

  it('are destructive only when they write', () => {
    expect(operations.filter(({ reads, destructive }) => reads && destructive).map(({ id }) => id)).toEqual([])
  })

  it('ask for more than any key whenever they write', () => {
    const open = operations.filter(({ reads, needs }) => !reads && (needs === 'any' || needs === 'no key'))
    expect(open.map(({ id }) => id)).toEqual(['apikeys.create'])
  })
})

describe('the shapes', () => {
  it.each(answers)('%s answers raw JSON: nothing is transformed or filled in', (_, schema) => {
    const changing = new Set(['transform', 'pipe', 'default', 'prefault', 'catch', 'success'])
    expect([...walk(schema)].map(({ def }) => def.type).filter((type) => changing.has(type))).toEqual([])
  })

  it.each([...answers, ...bodies, ...queries])('%s refers to resources that exist', (_, schema) => {
    for (const part of walk(schema)) {
      const { refers, since, until } = part.meta() ?? {}
      if (refers !== undefined) expect(Object.keys(catalog)).toContain(refers)
      if (since && until) expect(compareVersions(until, since)).toBeGreaterThan(0)
    }
  })

  it.each(bodies)('%s refuses fields that it does not know', (_, schema) => {
    const loose = [...walk(schema)].flatMap((part) =>
      part instanceof z.ZodObject && !part.def.catchall ? [Object.keys(part.shape).join()] : [],
    )
    expect(loose).toEqual([])
  })

  it.each([...bodies, ...queries])('%s takes its own presets', (_, schema) => {
    for (const part of walk(schema)) {
      if (part instanceof z.ZodDefault) expect(part.safeParse(part.def.defaultValue).success).toBe(true)
    }
  })

  it('of resources have the field that names an object', () => {
    for (const { name, object, key } of resources) {
      if (object) expect(Object.keys(object.shape), name).toContain(key)
    }
  })
})

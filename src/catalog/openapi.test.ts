import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, describe, expect, it } from 'vitest'
import { catalog, operations } from './index'
import { openapi } from './openapi'

type Json = Record<string, unknown>

// As it is printed: what JSON leaves out is not in the document.
const document: Json = JSON.parse(JSON.stringify(openapi(catalog, { version: '1.2.3' })))

/** What stands at a JSON pointer such as `/paths/~1tags/get`. */
function at(pointer: string): unknown {
  let node: unknown = document
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    node = typeof node === 'object' && node !== null ? (node as Json)[key] : undefined
  }
  return node
}

const operationAt = (path: string, method: string) => at(`/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}`)

function* references(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && typeof value === 'string') yield value
    else yield* references(value)
  }
}

describe('the OpenAPI document', () => {
  const validator = new Validator()
  let outcome: Awaited<ReturnType<Validator['validate']>>
  beforeAll(async () => {
    outcome = await validator.validate(structuredClone(document))
  })

  it('passes a public validator as version 3.1', () => {
    expect(outcome).toEqual({ valid: true })
    expect(validator.version).toBe('3.1')
  })

  it('fails that validator once it is broken', async () => {
    const broken = structuredClone(document)
    delete broken.info
    expect((await new Validator().validate(broken)).valid).toBe(false)
  })

  it('points at nothing that is not there', () => {
    const dangling = [...new Set(references(document))].filter((ref) => at(ref.slice(1)) === undefined)
    expect(dangling).toEqual([])
  })

  it('has every component in use', () => {
    const used = new Set(references(document))
    const names = Object.keys(at('/components/schemas') as Json)
    expect(names.filter((name) => !used.has(`#/components/schemas/${name}`) && name.includes('.'))).toEqual([])
  })

  it.each(operations.map((operation) => [operation.id, operation] as const))('has %s', (id, operation) => {
    const { method, path, status, body, bodyOptional, errors, needs, platforms, since } = operation
    expect(operationAt(path, method)).toMatchObject({
      operationId: id,
      'x-needs': needs,
      'x-platforms': [...platforms],
      'x-since': since,
      responses: Object.fromEntries([status, ...errors].map((code) => [String(code), expect.any(Object)])),
      ...(body ? { requestBody: { required: !bodyOptional } } : {}),
    })
  })

  it('has no other operations', () => {
    const all = Object.values(at('/paths') as Json).flatMap((item) => Object.keys(item as Json))
    expect(all).toHaveLength(operations.length)
  })

  it('says types, presets, choices and what ids refer to', () => {
    const audit = operationAt('/auditlog', 'GET') as { parameters: Json[] }
    expect(audit.parameters).toContainEqual(
      expect.objectContaining({ name: 'limit', in: 'query', schema: expect.objectContaining({ default: 100 }) }),
    )
    expect(operationAt('/tags/{id}/devices/{child-id}', 'POST')).toMatchObject({
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'integer', 'x-refers': 'tags' } },
        { name: 'child-id', in: 'path', required: true, schema: { type: 'integer', 'x-refers': 'devices' } },
      ],
    })
    expect(operationAt('/extrahop/firmware', 'POST')).toMatchObject({
      requestBody: { content: { 'application/vnd.extrahop.firmware': {} } },
    })
    expect(operationAt('/apikeys', 'POST')).toMatchObject({ security: [] })
  })

  it('says that a packet search may find nothing, from when a choice is there, and who may read from 8.0 on', () => {
    for (const method of ['GET', 'POST'] as const)
      expect(operationAt('/packets/search', method)).toMatchObject({ responses: { 200: {}, 204: {} } })
    const packets = JSON.stringify(operationAt('/users', 'POST')) + JSON.stringify(at('/components/schemas'))
    expect(packets).toContain('"x-choicesSince":{"slices_only":"8.1"}')
    expect(operationAt('/runningconfig', 'GET')).toMatchObject({
      description: expect.stringContaining('From release 8.0 on write personal'),
      'x-needs': 'system full',
    })
    expect(operationAt('/runningconfig', 'PUT')).not.toMatchObject({
      description: expect.stringContaining('write personal'),
    })
  })
})

// By construction over the catalogue: every operation that has a handler, on every kind of appliance and release.
import { afterAll, describe, expect, it } from 'vitest'
import { operations } from '../catalog/index'
import type { Operation } from '../catalog/operation'
import { platforms } from '../catalog/platform'
import { allows, needsIn } from '../catalog/privilege'
import { inRelease, type Release } from '../catalog/release'
import { z } from '../catalog/zod'
import { handlerOf } from './handlers/registry'
import { makeKeys } from './keys'
import { fieldsWithout, objectOf } from './release-fields'
import { sampleRequest } from './sample'
import { unknownKeys } from './strictness'
import { connect, type Answered, type Client } from './test-client'

const releases: readonly Release[] = ['5.3', '8.0', '9.8']
const served = operations.filter((operation) => handlerOf(operation.id))

/** Fields that an answer has although its release does not know them. */
function tooEarly(schema: z.ZodType, value: unknown, release: Release): string[] {
  const rows: unknown[] = Array.isArray(value) ? value : [value]
  const element = schema instanceof z.ZodArray && schema.element instanceof z.ZodType ? schema.element : schema
  const shape = objectOf(element)
  const hidden = shape ? fieldsWithout(shape, release) : []
  return rows.flatMap((row) => (typeof row === 'object' && row !== null ? hidden.filter((name) => name in row) : []))
}

function expectFit(operation: Operation, answered: Answered, release: Release): void {
  expect(answered.status, answered.text).toBe(operation.status)
  if (operation.returns.kind === 'json') {
    const { schema } = operation.returns
    const parsed = schema.safeParse(answered.json)
    expect(parsed.success ? null : z.prettifyError(parsed.error)).toBeNull()
    expect(unknownKeys(schema, answered.json)).toEqual([])
    expect(tooEarly(schema, answered.json, release)).toEqual([])
  } else if (operation.returns.kind === 'created') {
    expect(answered.text).toBe('')
    expect(answered.headers.get('location')).toMatch(/^\/api\/v1\/.*[^/]$/)
  } else if (operation.returns.kind === 'none' || operation.returns.kind === 'accepted') expect(answered.text).toBe('')
}

it('finds a handler for most of the catalogue', () => {
  expect(served.length).toBeGreaterThan(100)
})

describe.each(platforms)('%s', (role) => {
  describe.each(releases)('%s', (release) => {
    const keys = makeKeys(1, role, release)
    const offered = (operation: Operation): boolean =>
      operation.platforms.includes(role) && inRelease(release, operation.since, operation.until)
    let shared: Promise<Client> | undefined
    const client = (): Promise<Client> => (shared ??= connect({ role, release }))
    afterAll(async () => (await shared)?.close())

    const send = async (to: Client, operation: Operation, user: string | undefined): Promise<Answered> => {
      const { method, path, body, contentType } = sampleRequest(to.simulator.world, operation)
      const key = to.simulator.keys.find((candidate) => candidate.user === user)
      return to.call(method, path, {
        body,
        as: key?.privilege,
        headers: contentType ? { 'content-type': contentType } : {},
      })
    }

    it('answers 404 to what this appliance does not have', async () => {
      const to = await client()
      for (const operation of served.filter((candidate) => !offered(candidate))) {
        const answered = await send(to, operation, 'setup')
        expect(answered.status, operation.id).toBe(404)
        expect(answered.json).toEqual({ error_message: expect.any(String) })
      }
    })

    it('answers 403 to keys that are too low, and changes nothing', async () => {
      const to = await client()
      const counts = to.simulator.world.counts()
      for (const operation of served.filter(offered))
        for (const key of keys.filter((candidate) => !allows(candidate.privilege, needsIn(operation, release)))) {
          const answered = await send(to, operation, key.user)
          expect(answered.status, `${operation.id} as ${key.user}`).toBe(403)
          expect(answered.json).toEqual({ error_message: expect.stringContaining('Needs') })
        }
      expect(to.simulator.world.counts()).toEqual(counts)
      // Some hundred requests for each key, on a machine that may be busy.
    }, 30_000)

    it.each(served.filter(offered).map((operation) => [operation.id, operation] as const))(
      '%s fits its schema with the lowest key that may',
      async (_, operation) => {
        const to = operation.reads ? await client() : await connect({ role, release })
        // What is shared with some is not shared with all.
        const needs = operation.needs === 'shared' ? 'read' : needsIn(operation, release)
        const lowest = keys.findLast((key) => allows(key.privilege, needs))
        try {
          expectFit(operation, await send(to, operation, lowest?.user), release)
        } finally {
          if (!operation.reads) await to.close()
        }
      },
    )
  })
})

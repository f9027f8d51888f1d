import { describe, expect, it } from 'vitest'
import { Id, Millis } from '../catalog/common'
import { changesOf } from '../catalog/changes'
import { created, del, get, patch, post, resource } from '../catalog/operation'
import { z } from '../catalog/zod'
import { Prepared } from './answer'
import type { AnyContext } from './handler'
import { plainHandlers } from './plain'
import { World } from './world'

const Thing = z.object({ id: Id, name: z.string(), color: z.enum(['red', 'blue']), mod_time: Millis })
const Write = z.strictObject({ name: z.string().min(1), color: z.enum(['red', 'blue']).default('red') })
const path = '/things/{id}' as const
const things = resource('things', {
  words: ['thing', 'things'],
  platforms: ['discover'],
  since: '5.3',
  about: 'Made up.',
  object: Thing,
  operations: {
    list: get('/things', { needs: 'read', returns: z.array(Thing), doc: 'List.' }),
    create: post('/things', { needs: 'write full', body: Write, returns: created, doc: 'Create.' }),
    get: get(path, { needs: 'read', returns: Thing, doc: 'Read.' }),
    update: patch(path, { needs: 'write full', body: changesOf(Write), doc: 'Change.' }),
    remove: del(path, { needs: 'write full', doc: 'Delete.' }),
  },
})

const handlers = plainHandlers(things)
const world = new World({ seed: 1, devices: 10, role: 'discover', release: '9.8', now: () => 1e12, jobStep: 1 })

function call(key: keyof typeof things.operations, id?: unknown, body: Record<string, unknown> = {}): unknown {
  const operation = things.operations[key]
  const given = new Set(Object.keys(body))
  const context = { operation, params: { id: String(id) }, query: {}, body, given, world, caller: {} }
  const answer = handlers[key]?.(context as unknown as AnyContext)
  return answer instanceof Prepared ? JSON.parse(answer.json) : answer
}

describe('a resource that the catalogue alone describes', () => {
  it('has objects that fit its shape', () => {
    const all = z.array(Thing).parse(call('list'))
    expect(all.map(({ name }) => name)).toEqual(['thing 1', 'thing 2', 'thing 3'])
    expect(call('get', all[0]?.id)).toEqual(all[0])
  })

  it('is made, changed and deleted', () => {
    const { id } = z.object({ id: z.number() }).parse(call('create', undefined, { name: 'New', color: 'blue' }))
    expect(Thing.parse(call('get', id))).toMatchObject({ name: 'New', color: 'blue' })
    call('update', id, { name: 'Newer' })
    expect(Thing.parse(call('get', id))).toMatchObject({ name: 'Newer', color: 'blue' })
    expect(world.collection('things')?.find(String(id))).toBeDefined()
    call('remove', id)
    expect(() => call('get', id)).toThrow('there is no object')
  })

  it('does nothing beyond that without a handler of its own', () => {
    const more = { ...things, operations: { ...things.operations, start: things.operations.list } }
    expect(() => plainHandlers(more)).toThrow('things.start needs a handler')
  })
})

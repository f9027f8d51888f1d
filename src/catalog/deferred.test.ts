import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { catalog } from './index'
import { made } from './deferred'
import { changesOf } from './changes'
import { z } from './zod'

/** A schema and whether it has been made. */
function watched() {
  let times = 0
  const schema = z.workedOut(() => {
    times += 1
    return z.string()
  })
  return { schema, times: () => times }
}

describe('a schema of the catalogue', () => {
  it('is not made while others are put together of it', () => {
    const { schema, times } = watched()
    const list = z.array(z.object({ name: schema.optional().nullable().meta({ label: 'Name' }).describe('A name') }))
    const change = changesOf(z.strictObject({ name: schema.default('x') }))
    expect(times()).toBe(0)

    expect(list.parse([{ name: null }])).toEqual([{ name: null }])
    expect(change.parse({})).toEqual({})
    expect(times()).toBe(1)
  })

  it('is the same one whoever reads it', () => {
    const { schema } = watched()
    expect(z.array(schema).element).toBe(made(schema))
    expect(z.union([schema, z.null()]).options[0]).toBe(made(schema))
    expect(z.object({ name: schema }).shape.name).toBe(made(schema))
    expect(catalog.devices.object).toBe(made(catalog.devices.object))
    expect(catalog.devices.operations.get.returns.schema).toBe(catalog.devices.object)
  })

  it('is one of its kind, with the facts that were said of it', () => {
    const name = z.string().min(2).optional().meta({ label: 'Name' })
    expect([name instanceof z.ZodOptional, name instanceof z.ZodString]).toEqual([true, false])
    expect('unwrap' in name).toBe(true)
    expect(name.meta()).toEqual({ label: 'Name' })
    expect(name.describe('Of a tag').meta()).toEqual({ label: 'Name', description: 'Of a tag' })
    expect(name.safeParse('a').success).toBe(false)
    expect(name.parse(undefined)).toBeUndefined()
  })

  it('keeps patterns, paths and functions that are said of it as they are', () => {
    expect(z.string().regex(/^a$/).safeParse('b').success).toBe(false)
    const even = z.number().refine((value) => value % 2 === 0, { message: 'Odd', path: ['here'] })
    expect(even.safeParse(3).error?.issues).toMatchObject([{ message: 'Odd', path: ['here'] }])
  })
})

it('makes no schema until one is used: a page that is loaded shows itself before that', () => {
  // zod makes each through this one property; counted in a process in which nothing else has asked for a schema.
  const count = `
    let schemas = 0
    const define = Object.defineProperty
    Object.defineProperty = (target, name, how) => ((schemas += name === '_zod'), define(target, name, how))
    const { catalog } = await import('./src/catalog/index.ts')
    const before = schemas
    catalog.tags.operations.list.returns.schema
    console.log(JSON.stringify([before, schemas > before]))
  `
  const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', count], {
    encoding: 'utf8',
  })
  expect(JSON.parse(said)).toEqual([0, true])
})

import { describe, expect, it } from 'vitest'
import { catalog, operations } from './index'
import type { Operation } from './operation'
import { linkKey, links, relationOf, relations, rows, shownBy, words, type Row } from './relations'
import { compareVersions } from './release'
import { made } from './deferred'
import { z } from './zod'

const operationsOf = (name: Row): Record<string, Operation> => catalog[name].operations

/** The four operations of one direction of a relation, where the catalogue has them. */
const direction = (from: Row, to: Row) =>
  (['list', 'assign', 'add', 'remove'] as const).map((verb) => operationsOf(from)[linkKey(verb, to)])

const directions = relations.flatMap(({ from, to, oneWay }) =>
  oneWay ? [[from, to] as const] : [[from, to] as const, [to, from] as const],
)

describe('relations', () => {
  it.each(directions)('%s lists, assigns, adds and removes %s', (from, to) => {
    expect(direction(from, to).map((operation) => operation && `${operation.method} ${operation.path}`)).toEqual([
      `GET /${from}/{id}/${to}`,
      `POST /${from}/{id}/${to}`,
      `POST /${from}/{id}/${to}/{child-id}`,
      `DELETE /${from}/{id}/${to}/{child-id}`,
    ])
  })

  it.each(relations.filter(({ oneWay }) => oneWay))('$to has no way back to $from', ({ from, to }) => {
    expect(operations.filter(({ path }) => path.startsWith(`/${to}/{id}/${from}`))).toEqual([])
  })

  it('has a row for every pair that the catalogue can attach', () => {
    const pairs = operations.flatMap(({ path, resource }) => {
      const to = /^\/\w+\/\{id\}\/(\w+)\/\{child-id\}$/.exec(path)?.[1]
      return to !== undefined && to in words ? [[resource, to] as const] : []
    })
    expect(pairs.length).toBeGreaterThan(0)
    expect(pairs.filter(([from, to]) => !relationOf(from, to))).toEqual([])
  })

  it.each(directions)('answers %s to %s with the rows of the other side', (from, to) => {
    const list = operationsOf(from)[linkKey('list', to)]
    const schema = list?.returns.kind === 'json' ? list.returns.schema : undefined
    expect(schema).toBe(made(rows(to)))
    expect(schema instanceof z.ZodArray && schema.element).toBe(catalog[to].object)
  })

  it.each(directions)('makes the lists of both sides stale when %s to %s changes', (from, to) => {
    for (const operation of direction(from, to).slice(1)) {
      expect([operation?.resource, ...(operation?.touches ?? [])]).toEqual(expect.arrayContaining([from, to]))
    }
  })

  it.each(relations)('$from to $to ends on both sides in the same release', ({ from, to, oneWay, until }) => {
    const ends = [...direction(from, to), ...(oneWay ? [] : direction(to, from))].map((operation) => operation?.until)
    expect(new Set(ends)).toEqual(new Set([until]))
    const sides = [catalog[from], catalog[to]].flatMap((side) => side.until ?? [])
    for (const side of sides) expect(until !== undefined && compareVersions(until, side)).toBeLessThanOrEqual(0)
  })

  it('calls a resource by the same words as the catalogue', () => {
    for (const [name, pair] of Object.entries(words)) expect(catalog[name as Row].words).toEqual(pair)
  })

  it('knows where the objects of a resource are shown', () => {
    for (const shown of Object.keys(words) as Row[]) {
      const shows = (Object.keys(words) as Row[]).filter((other) => linkKey('assign', shown) in operationsOf(other))
      expect(shownBy(shown).toSorted()).toEqual(shows.toSorted())
    }
  })

  it('refuses two resources that have no relation', () => {
    expect(() => links('tags', 'vlans')).toThrow('No relation between tags and vlans')
  })

  it('speaks of one and of several objects in words', () => {
    const { listEmailgroups, addEmailgroups } = links('alerts', 'emailgroups')
    expect(listEmailgroups.doc).toBe('List the email groups of an alert.')
    expect(addEmailgroups.doc).toBe('Attach an email group to an alert.')
  })
})

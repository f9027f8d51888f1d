import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metricObjectTypes } from '../../catalog/metrics'
import { readUrlState, writeUrlState } from '../../crud/url-state'
import { titleOf } from '../../crud/chart/words'
import { drawings, panelOf } from '../../work/metrics/panel'
import {
  boardSchema,
  duplicated,
  freshId,
  moved,
  panelsOf,
  readSource,
  withMembers,
  withSource,
  written,
} from './board'
import { readPasted } from './paste'
import { longestLink } from '../../crud/saved/link'
import { contentOf, linkOf, sharedAddress } from './saved-boards'

const text = fc.string({ maxLength: 30 })
const panel = fc.record({
  title: text,
  sources: fc.array(fc.record({ type: fc.constantFrom(...metricObjectTypes), id: fc.nat() }), { maxLength: 4 }),
  category: text,
  specs: fc.array(fc.record({ name: fc.string({ minLength: 1, maxLength: 20 }), key1: text }), { maxLength: 2 }),
  cycle: fc.constantFrom('auto' as const, '1sec' as const, '5min' as const, '24hr' as const),
  rate: fc.boolean(),
  top: fc.integer({ min: 1, max: 20 }),
  compare: fc.constantFrom('none' as const, 'previous' as const, 'week' as const),
  draw: fc.constantFrom(...drawings),
  threshold: fc.option(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    { nil: null },
  ),
  hidden: fc.array(text, { maxLength: 3 }),
  tall: fc.boolean(),
})
const board = fc.array(panel, { maxLength: 4 }).map((list) => list.map((one, at) => panelOf({ ...one, id: `p${at}` })))

describe('a board', () => {
  it('is the same behind an address, whatever is on it', () => {
    fc.assert(
      fc.property(
        board,
        fc.array(fc.record({ at: fc.nat(), text: fc.string({ minLength: 1, maxLength: 20 }) }), { maxLength: 3 }),
        (panels, notes) => {
          const state = {
            ...boardSchema.parse({}),
            panels: written(panels),
            notes,
            range: '-6h',
            before: ['-30m'],
            live: true,
          }
          const address = writeUrlState(boardSchema, state).toString()
          const read = readUrlState(boardSchema, new URLSearchParams(address))
          // JSON knows no minus zero.
          expect(panelsOf(read)).toEqual(JSON.parse(JSON.stringify(panels)))
          expect({ ...read, panels: [] }).toEqual({ ...state, panels: [] })
        },
      ),
      { numRuns: 60 },
    )
  })

  it('has each of its panels once: their names are what everything is kept under', () => {
    const state = boardSchema.parse({ panels: [{ id: 'a', title: 'one' }, { id: 'a', title: 'two' }, { id: 'b' }] })
    expect(panelsOf(state).map(({ id, title }) => [id, title])).toEqual([
      ['a', 'one'],
      ['b', ''],
    ])
  })

  it('of an address that holds nonsense is what is left of it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (any) => {
        const params = new URLSearchParams({ panels: JSON.stringify(any), range: JSON.stringify(any), edit: '1' })
        for (const one of panelsOf(readUrlState(boardSchema, params))) expect(one.id).not.toBe('')
      }),
    )
  })

  it('keeps its panels when they are moved or doubled', () => {
    fc.assert(
      fc.property(board, fc.nat(5), fc.nat(5), (panels, from, to) => {
        const id = panels[from]?.id ?? 'nobody'
        expect(
          moved(panels, id, to)
            .map((one) => one.id)
            .toSorted(),
        ).toEqual(panels.map((one) => one.id).toSorted())
        const copy = duplicated(panels, id)
        expect(new Set(copy.panels.map((one) => one.id)).size).toBe(copy.panels.length)
        expect(panels.some((one) => one.id === freshId(panels))).toBe(false)
      }),
    )
  })

  it('shows one source everywhere where it has one', () => {
    const panels = [panelOf({ id: 'a', sources: [{ type: 'device', id: 1 }] }), panelOf({ id: 'b' })]
    expect(withSource(panels, 'network:0').map(({ sources }) => sources)).toEqual([
      [{ type: 'network', id: 0 }],
      [{ type: 'network', id: 0 }],
    ])
    expect(withSource(panels, 'printer:9')).toEqual(panels)
    expect(readSource('__proto__:1')).toBeUndefined()
  })
})

describe('a chart for each member', () => {
  it('stands behind the group’s own, each with its name and half as wide, twelve at most', () => {
    const group = panelOf({
      id: 'p1',
      title: 'Requests',
      sources: [{ type: 'device_group', id: 3 }],
      category: 'http_server',
      specs: [{ name: 'req' }],
      hidden: ['a series of the group'],
    })
    const members = Array.from({ length: 20 }, (_, id) => ({ id }))
    const all = withMembers([group], group, 'Requests', members)
    expect(all).toHaveLength(13)
    expect(new Set(all.map(({ id }) => id)).size).toBe(13)
    expect(all[0]).toEqual(group)
    expect(all[1]).toMatchObject({
      sources: [{ type: 'device', id: 0 }],
      size: 'half',
      hidden: [],
    })
    expect(all[2]).toMatchObject({ category: 'http_server', specs: [{ name: 'req' }] })
    const names = new Map([
      ['device:1', 'web-01'],
      ['device:9', 'db-01'],
    ])
    expect(titleOf(all[2] ?? group, names)).toBe('Requests, web-01')
    expect(withSource(all, 'device:9').map((panel) => titleOf(panel, names))[2]).toBe('Requests, db-01')
  })
})

describe('what is pasted', () => {
  it('is a chart or a sentence, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map((any) => JSON.stringify(any)),
          fc.jsonValue().map((any) => JSON.stringify({ panels: [any], range: any })),
        ),
        (any) => {
          const read = readPasted(any, [])
          if ('problem' in read) expect(read.problem).toMatch(/\.$/)
          else expect(read.panels.length).toBeGreaterThan(0)
        },
      ),
    )
    expect(readPasted('{', [])).toEqual({ problem: expect.stringContaining('Not JSON') })
  })

  it('is a body as scripts write it, too', () => {
    const python = `data = {
      "cycle": "auto", "from": -30 * 60 * 1000, 'until': 0,
      'metric_category': 'http_client', 'metric_specs': [{'name': 'req'}],  # requests
      'object_ids': [1907], 'object_type': 'device',
    }`
    const json = `{"cycle":"auto","from":-1800000,"until":0,"metric_category":"http_client","metric_specs":[{"name":"req"}],
      "object_ids":[1907],"object_type":"device"}`
    const read = readPasted(python, [])
    expect(read).toHaveProperty('panels.length', 1)
    expect(read).toEqual(readPasted(json, []))
    expect(readPasted(`curl -d '${json}' https://eda/api/v1/metrics`, [])).toEqual(read)
  })

  it('may be a board of ours', () => {
    const panels = [panelOf({ id: 'a', title: 'One', specs: [{ name: 'req' }], category: 'http' })]
    expect(readPasted(JSON.stringify({ hopdeck: 'board', panels: written(panels), range: '-6h' }), [])).toEqual({
      panels,
      range: '-6h',
    })
  })
})

describe('a link to a board', () => {
  const content = {
    ...contentOf(boardSchema.parse({})),
    panels: written([panelOf({ id: 'p', category: 'net' })]),
    range: '-30m',
  }
  const rangeOf = (address: string) =>
    readUrlState(boardSchema, new URLSearchParams(address.slice(address.indexOf('?')))).range

  it('means this moment, or always the latest', () => {
    const now = Date.UTC(2026, 10, 28, 9, 7)
    expect(rangeOf(sharedAddress(content, 'latest'))).toBe('-30m')
    for (const zone of ['utc', 'local'] as const)
      expect(rangeOf(sharedAddress(content, { now, zone }))).toBe('20261128T083700Z..20261128T090700Z')
  })

  it('that mail programs would cut is no link but a file, and says so', () => {
    const page = 'https://console.example/'
    const short = linkOf(contentOf(boardSchema.parse({})), 'latest', page)
    expect(short).toHaveProperty('link')
    const notes = Array.from({ length: 90 }, (_, at) => ({ at, text: 'x'.repeat(100) }))
    const long = linkOf(contentOf({ ...boardSchema.parse({}), notes }), 'latest', page)
    expect(long).toEqual({ problem: expect.stringMatching(/^The link would have [\d.]+ kB.*saved as a file instead/) })
  })

  it('holds all of the board, however long it becomes', () => {
    const panels = Array.from({ length: 40 }, (_, at) =>
      panelOf({ id: `p${at}`, title: 'a long title '.repeat(12), category: 'net', specs: [{ name: 'bytes' }] }),
    )
    const address = sharedAddress({ ...content, panels: written(panels) }, 'latest')
    expect(address.length).toBeGreaterThan(longestLink)
    const read = readUrlState(boardSchema, new URLSearchParams(address.slice(address.indexOf('?'))))
    expect(panelsOf(read)).toEqual(panels)
  })
})

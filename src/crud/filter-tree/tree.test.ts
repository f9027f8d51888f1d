import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DeviceFilter, groupOperators, leafOperators, RecordFilter } from '../../catalog/filter'
import { deviceFields } from '../../catalog/filter-fields'
import { z } from '../../catalog/zod'
import { readUrlState, writeUrlState } from '../url-state'
import { edited } from './edits'
import { readTree, treeText } from './json-tree'
import { doubtOf, withOperand } from './operand'
import { fieldNamed, problemsOf, sentOf } from './sent'
import { sentenceOf, sentenceText } from './sentence'
import { rowsOf } from './rows'
import { placeOf, whereIn, type Where } from './use-drag'
import { isGroup, nodesOf, type Draft, type DraftRule, type Path } from './tree'
import { duplicateAt, groupAt, moveTo, nodeAt, removeAt, stepOf, ungroupAt } from './tree-edits'

const operand = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 }))
const off = fc.constant(true as const)

const { tree } = fc.letrec<{ tree: Draft }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record(
      { field: fc.string(), operator: fc.constantFrom(...leafOperators), operand, is_regex: fc.boolean(), off },
      { requiredKeys: ['field', 'operator'] },
    ),
    fc.record(
      { operator: fc.constantFrom(...groupOperators), rules: fc.array(tie('tree'), { maxLength: 4 }), off },
      { requiredKeys: ['operator', 'rules'] },
    ),
  ),
}))

/** A tree and one of its nodes. */
const place = tree.chain((root) =>
  fc.constantFrom(...[...nodesOf(root)].map(({ path }) => path)).map((path) => ({ root, path })),
)

const leaves = (root: Draft | undefined): string[] =>
  [...nodesOf(root)].flatMap(({ node }) => (isGroup(node) ? [] : [JSON.stringify(node)])).toSorted()

/** What a move comes to: the node stands at the place, as that was counted before, and no more where it stood. */
function movedTo(root: Draft, from: Path, to: Path): Draft {
  const same = (path: Path, other: Path) => path.join('.') === other.join('.')
  const walk = (node: Draft, path: Path): Draft => {
    if (!isGroup(node)) return node
    const rules = [...node.rules, undefined].flatMap((rule, at) => {
      const here = [...path, at]
      const put = same(here, to) ? nodeAt(root, from) : undefined
      return [...(put ? [put] : []), ...(rule && !same(here, from) ? [walk(rule, here)] : [])]
    })
    return { ...node, rules }
  }
  return walk(root, [])
}

describe('a tree', () => {
  it('survives JSON, the address and the rows of the editor', () => {
    const State = z.object({ filter: z.string().default('') })
    fc.assert(
      fc.property(tree, (root) => {
        const text = treeText(root)
        expect(readTree(text)).toEqual({ tree: root })
        const params = new URLSearchParams(writeUrlState(State, { filter: text }).toString())
        expect(readTree(readUrlState(State, params).filter)).toEqual({ tree: root })
        const [first] = rowsOf(root, new Set())
        expect(first?.node).toBe(root)
        expect(rowsOf(root, new Set())).toHaveLength([...nodesOf(root)].length)
      }),
      { numRuns: 60 },
    )
  })

  it('has a rule that is moved where it was put, and all others as they were', () => {
    fc.assert(
      fc.property(
        place,
        fc.nat(),
        fc.constantFrom<1 | -1 | Where>(1, -1, 'before', 'after', 'into'),
        ({ root, path }, nth, how) => {
          const others = [...nodesOf(root)]
          const { path: at, node } = others[nth % others.length] ?? { path: [], node: root }
          const where = how === 'into' && !isGroup(node) ? 'after' : how
          const to = typeof where === 'number' ? stepOf(root, path, where) : placeOf({ at: at.join('.'), where })
          if (!to) return
          const moved = moveTo(root, path, to)
          const inItself = path.every((each, index) => to[index] === each)
          expect(moved.tree).toEqual(inItself ? root : movedTo(root, path, to))
          expect(nodeAt(moved.tree, moved.path)).toBe(nodeAt(root, path))
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('is as it was after a step there and back between neighbours', () => {
    const root: Draft = {
      operator: 'and',
      rules: ['a', 'b', 'c'].map((field): Draft => ({ field, operator: 'exists' })),
    }
    for (const [path, by] of [
      [[0], 1],
      [[1], 1],
      [[1], -1],
      [[2], -1],
    ] as const) {
      const there = edited(root, path, by > 0 ? 'down' : 'up')
      expect(there.path).toEqual([path[0] + by])
      expect(edited(there.tree, there.path, by > 0 ? 'up' : 'down').tree).toEqual(root)
    }
  })

  it('is never moved into itself', () => {
    const root: Draft = { operator: 'and', rules: [{ operator: 'or', rules: [] }] }
    expect(moveTo(root, [0], [0, 0]).tree).toBe(root)
    expect(moveTo(root, [], [0]).tree).toBe(root)
  })

  it('is as it was after what is taken back', () => {
    fc.assert(
      fc.property(place, ({ root, path }) => {
        expect(ungroupAt(groupAt(root, path), path)).toEqual(root)
        const double = duplicateAt(root, path)
        if (path.length > 0) expect(removeAt(double, [...path.slice(0, -1), (path.at(-1) ?? 0) + 1])).toEqual(root)
        else expect(leaves(double)).toHaveLength(leaves(root).length * 2)
      }),
    )
  })

  it('that is off stays off when its own group is dissolved: nothing of it is sent', () => {
    const rules: Draft[] = ['a', 'b'].map((field) => ({ field, operator: 'exists' }))
    expect(ungroupAt({ operator: 'or', rules, off: true }, [])).toEqual({ operator: 'and', rules, off: true })
  })

  it('sends nothing that is off or lacks something, and never everything for nothing', () => {
    fc.assert(
      fc.property(tree, (root) => {
        const sent = sentOf(root, deviceFields)
        for (const { node } of nodesOf(sent)) {
          expect(node).not.toHaveProperty('off')
          if (isGroup(node)) expect(node.rules.length).toBeGreaterThan(0)
        }
        expect(problemsOf(sent, deviceFields)).toEqual([])
        expect(sentOf({ operator: 'and', rules: [{ ...root, off: true }] }, deviceFields)).toBeUndefined()
      }),
    )
    expect(sentOf({ operator: 'and', rules: [] }, deviceFields)).toBeUndefined()
  })

  it('has a place of its own for each rule of a thousand, fifty deep', () => {
    let root: Draft = { operator: 'and', rules: [] }
    for (let level = 0; level < 50; level += 1)
      root = {
        operator: level % 2 ? 'and' : 'or',
        rules: [
          root,
          ...Array.from({ length: 20 }, (_, at): Draft => ({ field: 'name', operator: '=', operand: `n${at}` })),
        ],
      }
    const next = edited(root, [0, 0, 0, 3], { put: { field: 'name', operator: '=', operand: 'x' } }).tree
    const rows = rowsOf(next, new Set())
    expect(rows.length).toBeGreaterThan(1000)
    expect(new Set(rows.map(({ path }) => path.join('.'))).size).toBe(rows.length)
    expect(JSON.stringify(sentOf(next, deviceFields))).toContain('"operand":"x"')
  })
})

describe('JSON that people write', () => {
  it.each([
    ['{"operator":"and"', 'Not JSON. Line 1, column 18: a comma or “}” expected, the end found'],
    ['[]', 'no object'],
    [
      '{"operator":"and","rules":[{"field":"name","operator":"contains","operand":"x"}]}',
      'rules[0]: contains is no operator',
    ],
    ['{"operator":"=","rules":[]}', '= is no operator of a group'],
    ['{"operator":"or","rules":[{"operator":"and","rules":{}}]}', 'rules[0]: its rules are no list'],
    ['{"field":"name","operator":"=","operand":"x","rule":1}', '“rule”'],
    ['{"operator":"=","operand":"x"}', 'no field'],
    ['{"field":"name","operator":"=","operand":"x","is_regex":"yes"}', '“is_regex” is true or false'],
    ['{"operator":"and","rules":[],"is_regex":true}', '“is_regex”, which no group has'],
  ])('%s is said to be wrong', (text, words) => {
    const read = readTree(text)
    expect('problem' in read ? read.problem : '').toContain(words)
  })

  it.each([
    { field: 'name', operator: '=', operand: '^web-', is_regex: true },
    { field: 'ipaddr', operator: '=', operand: '^10[.]', is_regex: true },
    { field: 'macaddr', operator: 'in', operand: ['^00', '^28-'], is_regex: true },
    { field: 'ipaddr', operator: '!=', operand: { type: 'string', value: '^10[.]', is_regex: true } },
    { field: 'name', operator: '=', operand: 'web-1', is_regex: false },
  ])('is sent as it says what is an expression: %j', (rule) => {
    const read = readTree(JSON.stringify(rule))
    expect(read).toEqual({ tree: rule })
    const tree = 'tree' in read ? read.tree : undefined
    expect(problemsOf(tree, deviceFields)).toEqual([])
    expect(sentOf(tree, deviceFields)).toEqual(rule)
    expect(DeviceFilter.safeParse(rule).error).toBeUndefined()
    expect(RecordFilter.safeParse(rule).error).toBeUndefined()
  })

  it('has expressions that are written on as they stand, and are said as such', () => {
    const field = fieldNamed(deviceFields, 'macaddr')
    const rule: DraftRule = { field: 'macaddr', operator: '~', operand: '^00', is_regex: true }
    expect(withOperand(rule, '000c29', field, 'typed')).toEqual({ ...rule, operand: '000c29' })
    expect(doubtOf(rule, field)).toContain('regular expression')
    expect(sentenceText(sentenceOf(rule, deviceFields, 'Devices'))).toBe('Devices where MAC address matches /^00/.')
  })

  it('say the first of a thousand rules, and how many more there are', () => {
    const rule: DraftRule = { field: 'macaddr', operator: '=', operand: '00:0C:29:00:00:01' }
    const many = { operator: 'or' as const, rules: Array.from({ length: 5000 }, () => rule) }
    const said = sentenceText(sentenceOf(many, deviceFields, 'Devices'))
    expect(said.match(/MAC address/g)).toHaveLength(20)
    expect(said).toMatch(/ or 4,980 more rules\.$/)
    const nested = { operator: 'and' as const, rules: Array.from({ length: 90 }, () => many) }
    const short = sentenceText(sentenceOf(nested, deviceFields, 'Devices'))
    expect(short.match(/MAC address/g)).toHaveLength(20)
    expect(short).toMatch(/ or 4,980 more rules\) and 89 more rules\.$/)
  })

  it('may be nothing', () => {
    expect(readTree(' \n')).toEqual({ tree: undefined })
  })
})

describe('a node dropped by pointer', () => {
  it('lands before or behind a rule, or in a group', () => {
    expect(placeOf({ at: '0.2', where: 'before' })).toEqual([0, 2])
    expect(placeOf({ at: '0.2', where: 'after' })).toEqual([0, 3])
    expect(placeOf({ at: '1', where: 'into' })).toEqual([1, 0])
    expect(placeOf({ at: '', where: 'before' })).toBeUndefined()
    expect(whereIn(100, 30, 105, false, false)).toBe('before')
    expect(whereIn(100, 30, 125, false, false)).toBe('after')
    expect(whereIn(100, 30, 125, true, false)).toBe('into')
    expect(whereIn(100, 30, 101, true, true)).toBe('into')
  })
})

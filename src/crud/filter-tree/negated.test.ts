import { expect, it } from 'vitest'
import type { Draft } from './tree'
import { negated } from './tree-edits'

const vlan = (operator: '=' | '!=' | '<'): Draft => ({ field: 'vlan', operator, operand: 20 })
const both = [vlan('='), { field: 'name', operator: '~', operand: 'web' }] satisfies Draft[]

it.each<[string, Draft, Draft]>([
  ['a rule whose operator has one takes it', vlan('='), vlan('!=')],
  ['another rule is put into "none of"', vlan('<'), { operator: 'not', rules: [vlan('<')] }],
  ['and comes out of it again', { operator: 'not', rules: [vlan('<')] }, vlan('<')],
  ['"any of" becomes "none of" the same', { operator: 'or', rules: both }, { operator: 'not', rules: both }],
  ['"none of" several becomes "any of" them', { operator: 'not', rules: both }, { operator: 'or', rules: both }],
  [
    '"all of" is put into "none of"',
    { operator: 'and', rules: both },
    { operator: 'not', rules: [{ operator: 'and', rules: both }] },
  ],
])('the opposite: %s', (_, node, opposite) => {
  expect(negated(node)).toEqual(opposite)
})

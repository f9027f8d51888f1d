import { describe, expect, it } from 'vitest'
import { alike, mergePlan } from './merge-plan'

const from = { id: 1, name: 'pci' }
const into = { id: 2, name: 'PCI' }
const appliance = { id: 'https://eda', name: 'eda' }
const item = (id: number) => ({ id, name: `host-${id}` })

describe('a merge of tags', () => {
  it('gives the one before it takes the other, and gives it to none that has it', () => {
    const plan = mergePlan(appliance, from, into, { from: [item(1), item(2), item(3)], into: new Set([2, 9]) })
    expect(plan.steps.map(({ words, items, after }) => [words, items.map(({ id }) => id), after])).toEqual([
      ['Assign PCI to 2 devices', [1, 3], []],
      ['Take pci off 3 devices', [1, 2, 3], ['assign']],
    ])
    expect(plan.steps.map(({ input }) => input)).toEqual([
      { resource: 'tags', to: 'devices', id: 2, verb: 'assign' },
      { resource: 'tags', to: 'devices', id: 1, verb: 'unassign' },
    ])
  })

  it('does nothing where there is nothing to do', () => {
    expect(mergePlan(appliance, from, into, { from: [], into: new Set([2]) }).steps).toEqual([])
    const [only] = mergePlan(appliance, from, into, { from: [item(2)], into: new Set([2]) }).steps
    expect(only?.after).toEqual([])
  })

  it('is offered for names that differ only in case and blanks', () => {
    const tags = ['PCI', 'pci', ' Pci ', 'Lobby', 'Front  desk', 'front desk', 'constructor'].map((name, id) => ({
      id,
      name,
    }))
    expect(alike(tags).map((group) => group.map(({ id }) => id))).toEqual([
      [0, 1, 2],
      [4, 5],
    ])
    expect(
      alike([
        { id: 1, name: 'a' },
        { id: 2, name: null as unknown as string },
      ]),
    ).toEqual([])
  })
})

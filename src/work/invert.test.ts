import { expect, it } from 'vitest'
import { invertPlan } from './invert'
import type { Kind } from './kind'
import { Marks, type Mark } from './mark'
import { Json, type Plan, type Step } from './plan'

const kind: Kind = {
  name: 'thing',
  input: Json,
  apply: () => Promise.resolve(),
  look: () => Promise.resolve(new Map()),
  invert: ({ id, words }) => [{ id: `undo-${id}`, kind: 'thing', words: `Undo ${words}`, input: null, items: [] }],
}
const lasting: Kind = { ...kind, name: 'lasting', invert: () => 'That stays.' }
const world = { kindOf: (name: string) => Promise.resolve(name === 'lasting' ? lasting : kind) }

const step = (id: string, more: Partial<Step> = {}): Step => ({
  id,
  kind: 'thing',
  words: id,
  input: null,
  items: [],
  ...more,
})
const planOf = (...steps: Step[]): Plan => ({
  id: 'p',
  title: 'Plan',
  appliance: 'eda',
  applianceName: 'eda',
  steps,
  madeAt: 1,
})
const done = (id: string, state: Mark['state'] = 'done'): Mark => ({ plan: 'p', step: id, unit: 0, state, at: 1 })

it('takes back the last first, and what was built on before it is built on no more', async () => {
  const plan = planOf(
    step('make'),
    step('use', { after: ['make'], appliance: 'other' }),
    step('use too', { after: ['make'] }),
  )
  const { steps, notes } = await invertPlan(plan, new Marks([done('make'), done('use'), done('use too')]), world)
  expect(steps.map(({ id, after, appliance }) => ({ id, after, appliance }))).toEqual([
    { id: 'undo-use too', after: [], appliance: undefined },
    { id: 'undo-use', after: [], appliance: 'other' },
    { id: 'undo-make', after: ['undo-use', 'undo-use too'], appliance: undefined },
  ])
  expect(notes).toEqual([])
})

it('leaves alone what was not done, and says what stays', async () => {
  const plan = planOf(step('failed'), step('never'), step('stays', { kind: 'lasting' }))
  const marks = new Marks([done('failed', 'failed'), done('stays')])
  expect(await invertPlan(plan, marks, world)).toEqual({ steps: [], notes: ['That stays.'] })
})

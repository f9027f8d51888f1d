import { expect, it } from 'vitest'
import { Marks, type Mark } from '../../work/mark'
import { planRows, saidAlike } from './plan-rows'

const steps = ['web-0001', 'web-0002'].map((name, at) => ({
  id: name,
  words: `Assign 2 alerts to ${name}`,
  short: `+ ${name}`,
  kind: 'assign',
  size: 10,
  input: { resource: 'devices', to: 'alerts', id: at, verb: 'assign' },
  items: [
    { id: 1, name: 'Slow names' },
    { id: 2, name: 'Server errors' },
  ],
}))
const mark = (step: string, facts: Partial<Mark>): Mark => ({ plan: '', step, unit: 0, state: 'done', at: 0, ...facts })
const wordsOf = (...marks: Mark[]) => planRows({ steps }, new Marks(marks)).map(({ words }) => words)

it('says which of several changes of a thing came to what, unless all came to the same', () => {
  const refused = { state: 'failed', words: 'Refused' } as const
  expect(wordsOf(mark('web-0001', {}), mark('web-0002', refused))).toEqual(Array(2).fill('+ web-0002: Refused'))
  expect(wordsOf(mark('web-0001', refused), mark('web-0002', refused))).toEqual(['Refused', 'Refused'])
  const had = { state: 'left', words: 'Had it already' } as const
  expect(wordsOf(mark('web-0001', had), mark('web-0002', refused))).toEqual(
    Array(2).fill('+ web-0001: Had it already; + web-0002: Refused'),
  )
})

it('keeps apart a tag and a device of the same id', () => {
  const step = (to: string) => ({
    id: to,
    words: to,
    kind: 'assign',
    input: { resource: 'x', to, id: 9, verb: 'assign' },
    items: [{ id: 1, name: `${to} 1` }],
  })
  const rows = planRows(
    { steps: [step('tags'), step('devices')] },
    new Marks([mark('tags', { state: 'failed', words: 'No' })]),
  )
  expect(rows.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['tags 1', 'failed'],
    ['devices 1', 'waiting'],
  ])
})

it('says once what is said of several, with their names', () => {
  const rows = ['a', 'b', 'c'].map((name) => ({ name, words: name === 'b' ? 'Changed since' : 'Not allowed' }))
  expect(saidAlike(rows)).toEqual([
    { words: 'Not allowed', names: ['a', 'c'] },
    { words: 'Changed since', names: ['b'] },
  ])
  const many = Array.from({ length: 50_000 }, (_, at) => ({ name: `d${at}`, words: `${at}` }))
  expect(saidAlike(many)).toHaveLength(50_000)
})

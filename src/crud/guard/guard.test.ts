import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canUndo, guardedSave, saveMix, undoSave, type Guarded } from './guard'

type Values = Record<string, unknown>
const names = ['name', 'vendor', 'members']

/** An object of an appliance that others change, too. */
function appliance(start: Values) {
  let held = { ...start }
  const writes: Values[] = []
  const of: Guarded<Values> = {
    names,
    valuesOf: (object) => object,
    read: () => Promise.resolve({ ...held }),
    send: (changed) => {
      writes.push(changed)
      held = { ...held, ...changed }
      return Promise.resolve()
    },
  }
  return {
    of,
    writes,
    change: (change: Values) => {
      held = { ...held, ...change }
    },
    now: () => held,
  }
}

const values = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  vendor: fc.constantFrom(null, 'x', 'y'),
  members: fc.constantFrom([], [1], [1, 2]),
})
const change = fc.record(
  { name: fc.constantFrom('a', 'b', 'c'), vendor: fc.constantFrom(null, 'x', 'y'), members: fc.constantFrom([], [1]) },
  { requiredKeys: [] },
)

describe('a guarded save', () => {
  it('never writes over what others changed, and sends exactly what is yours', async () => {
    await fc.assert(
      fc.asyncProperty(values, change, change, async (start, theirs, mine) => {
        const there = appliance(start)
        there.change(theirs)
        const before = { ...there.now() }
        const saved = await guardedSave(there.of, start, { ...start, ...mine })
        if (saved.kind === 'conflict') {
          expect(there.writes).toEqual([])
          expect(there.now()).toEqual(before)
          return
        }
        // Nobody else changed a field of the form to something else than this form did.
        for (const name of names) {
          const wanted = { ...start, ...mine }[name as keyof typeof start]
          expect(there.now()[name]).toEqual(wanted)
        }
        expect(there.writes.length).toBeLessThanOrEqual(1)
        // What is so already is not sent.
        for (const [name, value] of Object.entries(there.writes[0] ?? {})) expect(before[name]).not.toEqual(value)
      }),
      { numRuns: 200 },
    )
  })

  it('asks again where it changes while somebody decides, and sends the mix otherwise', async () => {
    const there = appliance({ name: 'a', vendor: 'x', members: [1] })
    there.change({ name: 'theirs' })
    const was = { name: 'a', vendor: 'x', members: [1] }
    const first = await guardedSave(there.of, was, { ...was, name: 'mine', vendor: 'y' })
    if (first.kind !== 'conflict') throw new Error('No conflict')
    expect(first.differences.map(({ name, by }) => [name, by])).toEqual([
      ['name', 'both'],
      ['vendor', 'yours'],
    ])
    there.change({ name: 'theirs again' })
    expect(await saveMix(there.of, first.now, first.differences, { name: 'theirs' })).toMatchObject({
      kind: 'conflict',
    })
    there.change({ name: 'theirs' })
    expect(await saveMix(there.of, first.now, first.differences, { name: 'theirs' })).toMatchObject({ kind: 'sent' })
    expect(there.now()).toEqual({ name: 'theirs', vendor: 'y', members: [1] })
  })

  it('sends nothing where it is so already', async () => {
    const there = appliance({ name: 'b' })
    expect(await guardedSave(there.of, { name: 'b' }, { name: 'b' })).toEqual({ kind: 'nothing' })
  })

  it('is taken back, unless somebody changed it again', async () => {
    const start = { name: 'a', vendor: 'x', members: [] }
    const there = appliance(start)
    const saved = await guardedSave(there.of, start, { ...start, name: 'b' })
    if (saved.kind !== 'sent') throw new Error('Not sent')
    expect(canUndo(saved)).toBe(true)
    there.change({ name: 'c' })
    expect(await undoSave(there.of, saved)).toEqual(['name'])
    expect(there.now()['name']).toBe('c')
    there.change({ name: 'b' })
    expect(await undoSave(there.of, saved)).toEqual([])
    expect(there.now()).toEqual(start)
  })

  it('of a field that the object lacked writes it empty when it is taken back, where that can be written', async () => {
    const there = appliance({ name: 'a' })
    const of = { ...there.of, blank: (name: string) => (name === 'vendor' ? null : undefined) }
    const saved = await guardedSave(of, { name: 'a' }, { name: 'a', vendor: 'x' })
    expect(saved).toEqual({ kind: 'sent', sent: { vendor: 'x' }, before: { vendor: null } })
    if (saved.kind !== 'sent') throw new Error('Not sent')
    expect(canUndo(saved)).toBe(true)
    expect(await undoSave(of, saved)).toEqual([])
    expect(there.now()).toEqual({ name: 'a', vendor: null })
  })

  it('that was taken back by a try whose answer was lost is as before, and nothing is sent', async () => {
    const there = appliance({ name: 'a' })
    const saved = await guardedSave(there.of, { name: 'a' }, { name: 'b' })
    if (saved.kind !== 'sent') throw new Error('Not sent')
    there.change({ name: 'a' })
    const writes = there.writes.length
    expect(await undoSave(there.of, saved)).toEqual(['name'])
    expect(await undoSave(there.of, saved, true)).toEqual([])
    expect(there.writes).toHaveLength(writes)
  })

  it('of a password cannot be taken back', async () => {
    const there = appliance({ name: 'a' })
    const of = { ...there.of, names: ['password'] }
    const saved = await guardedSave(of, {}, { password: 'x' })
    expect(saved.kind === 'sent' && canUndo(saved)).toBe(false)
  })
})

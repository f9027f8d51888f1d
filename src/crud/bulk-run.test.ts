import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countOutcomes, runEach, type Outcomes } from './bulk-run'

const wordsFor = (error: unknown) => (error instanceof Error ? error.message : 'broken')
const later = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

describe('running many requests', () => {
  it('gives each its own outcome, whatever the others do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 6 }), async (ids, concurrency) => {
        const fails = (id: string) => id.length % 2 === 1
        let under = 0
        let most = 0
        const outcomes = await runEach(
          ids,
          async (id) => {
            under += 1
            most = Math.max(most, under)
            await later()
            under -= 1
            if (fails(id)) throw new Error(`no ${id}`)
            return `did ${id}`
          },
          { concurrency, wordsFor },
        )
        expect(most).toBeLessThanOrEqual(concurrency)
        expect([...outcomes.keys()]).toEqual(ids)
        for (const [id, outcome] of outcomes) {
          expect(outcome).toEqual(
            fails(id) ? { state: 'failed', words: `no ${id}` } : { state: 'done', words: `did ${id}` },
          )
        }
      }),
      { numRuns: 25 },
    )
  })

  it('lets what is under way finish when it is stopped, and sends nothing more', async () => {
    const stop = new AbortController()
    const sent: string[] = []
    const seen: Outcomes[] = []
    const outcomes = await runEach(
      ['a', 'b', 'c', 'd'],
      async (id) => {
        sent.push(id)
        if (id === 'b') stop.abort()
        await later()
        return 'done'
      },
      { concurrency: 1, signal: stop.signal, onChange: (now) => seen.push(now), wordsFor },
    )
    expect(sent).toEqual(['a', 'b'])
    expect(countOutcomes(outcomes)).toEqual({ waiting: 0, running: 0, done: 2, failed: 0, stopped: 2 })
    expect(seen[0]?.get('a')?.state).toBe('running')
  })
})

import { describe, expect, it } from 'vitest'
import { adviceFor, sentenceFor, type ErrorFacts, type ErrorKind } from './errors'
import { imaginedFailure } from './imagined-failure'

const saidOf = (kind: ErrorKind, status: number | null, more: Partial<ErrorFacts> = {}): string =>
  adviceFor(
    imaginedFailure({
      operation: 'things.update',
      method: 'PATCH',
      path: '/things/1',
      needs: 'write full',
      reads: false,
      kind,
      status,
      ...more,
    }),
  )

const unclear: [ErrorKind, number | null, string][] = [
  ['unreachable', null, 'It may have been done'],
  ['blocked', null, 'It may have been done'],
  ['timeout', null, 'It may have been done'],
  ['server', 500, 'It may have been done: look at it again before repeating it'],
  ['server', 503, 'It may have been done: look at it again before repeating it'],
  ['truncated', 200, 'The change itself was answered'],
]

describe('what is said of a failure', () => {
  it('is not said twice where the appliance says the same', () => {
    const alone = saidOf(403, 403)
    expect(saidOf(403, 403, { said: alone.replace(/\.$/, '') })).toBe(alone)
    expect(saidOf(403, 403, { said: 'no' })).toBe(`no. ${alone}`)
  })

  it('does not send anyone to wait for what is not connected', () => {
    const said = saidOf('server', 503, { said: 'No record store is connected', reads: true })
    expect(said).toBe(
      'No record store is connected. What the appliance needs for it is away, busy or not connected. See to that, then try again.',
    )
  })

  it('of a 404 is a deleted object only where an object was asked for', () => {
    expect(saidOf(404, 404)).toContain('It was deleted meanwhile')
    expect(saidOf(404, 404, { path: '/things', names: false })).toBe(
      'The appliance does not have this operation, or not in this release.',
    )
  })

  it.each(unclear)('of a write that ended as %s (%s) leaves open whether it was done', (kind, status, words) => {
    expect(saidOf(kind, status)).toContain(words)
  })

  it('of what was to be read before a write is that nothing was sent', () => {
    const unsent = { reads: true, unsent: true }
    expect(saidOf('server', 500, unsent)).toMatch(/^The appliance failed at it/)
    const facts = { operation: 'tags.get', method: 'GET', path: '/tags/3', needs: 'read' } as const
    expect(sentenceFor(imaginedFailure({ ...facts, ...unsent, kind: 'server', status: 500 }))).toMatch(
      /^Nothing was sent\. GET \/tags\/3: 500\. The appliance failed at it\./,
    )
    expect(sentenceFor(imaginedFailure({ ...facts, ...unsent, kind: 'cancelled' }))).toBe(
      'GET /tags/3: cancelled. It was stopped before anything was sent.',
    )
  })

  it.each(unclear)('of a read that ended as %s (%s) has nothing to look up', (kind, status, words) => {
    expect(saidOf(kind, status, { reads: true })).not.toContain(words)
  })

  it.each(unclear)('of a write that ended as %s (%s) and was looked up says so instead', (kind, status, words) => {
    const said = saidOf(kind, status, { looked: 'not done' })
    expect(said).not.toContain(words)
    expect(said).toContain('nothing was changed')
    // Nobody is told to repeat what was done.
    const done = saidOf(kind, status, { looked: 'done' })
    expect(done).toContain('it was done, and only its answer is lost')
    expect(done).not.toMatch(/[Tt]ry again|before repeating/)
  })

  it.each([
    ['cancelled', true],
    ['timeout', true],
    ['truncated', false],
  ] as const)('of a write that ended as %s and was not done yet, whether it may still be done: %s', (kind, still) => {
    const words = 'The appliance may still be doing it: read it again before repeating it.'
    expect(saidOf(kind, null, { looked: 'not done' }).includes(words)).toBe(still)
    expect(saidOf(kind, null, { looked: 'done' })).not.toContain(words)
  })
})

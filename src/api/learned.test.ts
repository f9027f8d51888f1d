import { beforeEach, describe, expect, it } from 'vitest'
import { catalog } from '../catalog'
import type { Operation } from '../catalog/operation'
import { ApiError, type ErrorFacts } from './errors'
import { learnFrom } from './learned'
import { session } from './session'
import { may, openStanding } from './standing'

const id = 'https://pier'
/** What the guide asks write privileges of, and 8.0 gives to all who may read. */
const strict = catalog.runningconfig.operations.get
const { list, create, get } = catalog.tags.operations

const signIn = () =>
  session.add(
    {
      id,
      url: id,
      name: 'pier',
      platform: 'discover',
      version: '9.8.1.1420',
      release: '9.8',
      standing: openStanding('9.8'),
      user: null,
      keyHint: '9f2c',
    },
    '0123456789abcdef0123456789ab9f2c',
    false,
  )

const standingNow = () => session.get().appliances.find((one) => one.id === id)?.standing ?? openStanding('9.8')

function refused({ id: operation, method, path, needs }: Operation, kind: ErrorFacts['kind'] = 403): ApiError {
  const status = typeof kind === 'number' ? kind : null
  return new ApiError({ kind, operation, method, path, needs, reads: true, status, said: '', retryAfter: null, ms: 1 })
}

describe('what is learned of a key', () => {
  beforeEach(signIn)

  it('by an answer: whoever may not have it is ruled out', () => {
    learnFrom(id, list)
    expect(may(standingNow(), 'read')).toBe('yes')
    expect(may(standingNow(), 'write full')).toBe('unknown')
    expect(standingNow().source).toBe('probe')
  })

  it('by a refusal: whoever may have it is ruled out', () => {
    learnFrom(id, create, refused(create))
    expect(may(standingNow(), create.needs)).toBe('no')
    expect(may(standingNow(), 'read')).toBe('unknown')
  })

  it('by a refused GET, no more than the guide surely gives: an appliance may be stricter than a later one', () => {
    learnFrom(id, strict, refused(strict))
    expect(may(standingNow(), strict.needs)).toBe('no')
    expect(may(standingNow(), 'read')).toBe('unknown')
  })

  it('by an answered one, no more than the release asks for', () => {
    learnFrom(id, strict)
    expect(may(standingNow(), 'read')).toBe('yes')
    expect(may(standingNow(), strict.needs)).toBe('unknown')
  })

  it.each([404, 429, 'timeout'] as const)('nothing by a failure of the kind %s', (kind) => {
    learnFrom(id, list, refused(list, kind))
    expect(standingNow()).toEqual(openStanding('9.8'))
  })

  it('nothing by what happens to one object, or what another appliance does', () => {
    learnFrom(id, get, refused(get))
    learnFrom(id, get)
    learnFrom('https://quay', list)
    expect(standingNow()).toEqual(openStanding('9.8'))
  })
})

import { expect, it } from 'vitest'
import { imaginedFailure } from '../../api/imagined-failure'
import { failureOf } from './hands'

it('waits for an appliance that is away, and not for one whose key is refused, in words or without', () => {
  const kinds = (['unreachable', 'timeout', 'blocked', 401] as const).map(
    (kind) => failureOf('a', imaginedFailure({ kind })).kind,
  )
  expect(kinds).toEqual(['away', 'away', 'failed', 'failed'])
})

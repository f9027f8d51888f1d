import { describe, expect, it } from 'vitest'
import { sentenceFor, type ErrorKind } from '../api/errors'
import { imaginedFailure } from '../api/imagined-failure'
import { sendAndLook } from './send-and-look'

const failing = (kind: ErrorKind, status: number | null) => async (): Promise<never> => {
  throw imaginedFailure({
    kind,
    status,
    operation: 'tags.remove',
    method: 'DELETE',
    path: '/tags/9',
    needs: 'write full',
    reads: false,
  })
}

const lost: [ErrorKind, number | null][] = [
  ['unreachable', null],
  ['timeout', null],
  ['truncated', 200],
  ['server', 500],
  [207, 207],
]

describe('a write', () => {
  it.each(lost)('that ended as %s and was done all the same counts as done', async (kind, status) => {
    await expect(sendAndLook(failing(kind, status), async () => true)).resolves.toBeUndefined()
  })

  it.each(lost)('that ended as %s and was not done says so', async (kind, status) => {
    const error: unknown = await sendAndLook(failing(kind, status), async () => false).catch((one: unknown) => one)
    expect(sentenceFor(error)).toContain('DELETE /tags/9')
    if (kind !== 207) expect(sentenceFor(error)).toContain('It was looked up since: nothing was changed.')
    expect(sentenceFor(error)).not.toContain('may have been done')
  })

  it('whose answer was lost and that cannot be looked up says that it may have been done', async () => {
    const error: unknown = await sendAndLook(failing('unreachable', null), failing('unreachable', null)).catch(
      (one: unknown) => one,
    )
    expect(sentenceFor(error)).toContain('It may have been done')
  })

  it('that the appliance says it failed at is looked up once more, where it may show late', async () => {
    const looks = [false, true]
    await expect(sendAndLook(failing('server', 500), async () => looks.shift() ?? false, 10)).resolves.toBeUndefined()
    expect(looks).toEqual([])
  })

  const refused: [ErrorKind, number | null][] = [
    [401, 401],
    [402, 402],
    [403, 403],
    [404, 404],
    [409, 409],
    [422, 422],
    [429, 429],
    ['unsendable', null],
  ]
  it.each(refused)('that was refused with %s is not looked up', async (kind, status) => {
    let looked = 0
    const look = async () => (looked += 1) > 0
    await expect(sendAndLook(failing(kind, status), look)).rejects.toMatchObject({ kind })
    expect(looked).toBe(0)
  })
})

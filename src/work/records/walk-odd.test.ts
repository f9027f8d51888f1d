import { beforeEach, describe, expect, it, vi } from 'vitest'
import { countRecords } from './count'
import { RecordWalk, type WalkAppliance } from './walk'

/** What the store answers, call by call. */
const answers: object[] = []

vi.mock(import('../../api/send'), async (original) => ({
  ...(await original()),
  call: (() => Promise.resolve(answers.shift())) as never,
}))

const appliance: WalkAppliance = { id: 'a', url: 'https://a', release: '9.8', platform: 'discover' }
const facts = { total: 6, from: 1000, until: 2000, cursor: 'c' }
const record = (n: number, more: object = {}) => ({ _id: `r${n}`, _type: '~http', _source: { timestamp: n }, ...more })
const walkOf = () => new RecordWalk(appliance, { from: 1000, until: 2000, limit: 3, context_ttl: '1m' })
const idsOf = ({ records }: { records: readonly { _id?: string | undefined }[] }) => records.map(({ _id }) => _id)

beforeEach(() => {
  answers.length = 0
})

describe('a walk over odd answers', () => {
  it('hands out every record of a page, also beside one without fields or type', async () => {
    answers.push({ ...facts, records: [record(1003), record(1002, { _source: null }), record(1001)] })
    answers.push({ ...facts, records: [record(1000, { _type: undefined }), record(999, { _source: undefined })] })
    const walk = walkOf()
    expect(idsOf(await walk.next())).toEqual(['r1003', 'r1002', 'r1001'])
    const { records } = await walk.next()
    expect(records).toEqual([record(1000, { _type: '' }), record(999, { _source: {} })])
  })

  it.each([undefined, 0, 1, -5, null, '17'])('where %j are said to match, knows no number of them', async (total) => {
    answers.push({ ...facts, total, records: [record(1003), record(1002), record(1001)] })
    const walk = walkOf()
    await walk.next()
    expect([walk.total, walk.delivered, walk.ended]).toEqual([undefined, 3, false])
  })

  it('no count that is none is taken for one', async () => {
    answers.push({ ...facts, total: '17', records: [] }, { ...facts, total: 17, records: [] })
    const ask = () => countRecords(appliance, { from: 1000, until: 2000 }, new AbortController().signal)
    await expect(ask()).rejects.toMatchObject({ kind: 'shape' })
    expect(await ask()).toBe(17)
  })

  it('tells of a page without a list, and goes on behind the records it had', async () => {
    answers.push({ ...facts, records: [record(1003), record(1002), record(1001)] })
    answers.push({ ...facts, records: null })
    answers.push({ ...facts, records: [record(1001), record(1000)] })
    const walk = walkOf()
    await walk.next()
    await expect(walk.next()).rejects.toMatchObject({ kind: 'shape' })
    expect(idsOf(await walk.next())).toEqual(['r1000'])
  })
})

import { describe, expect, it } from 'vitest'
import { requestsOf, run, withAgain, workAgain, type Job, type Progress } from './run'

const numbers = (size: number) => Array.from({ length: size }, (_, index) => index + 1)
const job = (send: Job['send'], size = 10): Job => ({ id: 'a', what: 'Add a', size, send })

describe('a change to many devices', () => {
  it('is sent in requests of limited size, one after another', async () => {
    const sent: number[] = []
    let atOnce = 0
    const work = [
      {
        job: job(async (ids) => {
          atOnce += 1
          expect(atOnce).toBe(1)
          await Promise.resolve()
          sent.push(ids.length)
          atOnce -= 1
        }),
        devices: numbers(25),
      },
    ]
    expect(requestsOf(work)).toBe(3)
    const told: Progress[] = []
    const outcome = await run(work, new AbortController().signal, (progress) => told.push(progress))
    expect(sent).toEqual([10, 10, 5])
    expect(outcome).toMatchObject({ state: 'finished', done: 25, of: 25, failed: [], requests: 3, byJob: { a: 25 } })
    expect(told.map((progress) => progress.done)).toEqual([0, 10, 20, 25, 25])
  })
  it('counts what a partial answer names as failed, the rest as done', async () => {
    const answer = { message: 'partial', failures: [{ action: 'assign', id: '2', reason: 'no such device' }] }
    const outcome = await run(
      [{ job: job(async () => answer), devices: [1, 2, 3] }],
      new AbortController().signal,
      () => {},
    )
    expect(outcome.failed).toEqual([{ job: 'a', device: 2, reason: 'no such device' }])
  })
  it('goes on after a refused request and gives each of its devices the reason', async () => {
    let calls = 0
    const send = async () => {
      calls += 1
      if (calls === 1) throw new Error('refused')
    }
    const work = [{ job: job(send, 2), devices: [1, 2, 3] }]
    const outcome = await run(work, new AbortController().signal, () => {})
    expect(outcome.failed.map((one) => one.device)).toEqual([1, 2])
    expect(outcome.failed[0]?.reason).toContain('refused')
    expect(workAgain(work, outcome.failed)).toMatchObject([{ devices: [1, 2] }])
  })
  it('stops between two requests', async () => {
    const controller = new AbortController()
    const send = async () => controller.abort()
    const outcome = await run([{ job: job(send), devices: numbers(30) }], controller.signal, () => {})
    expect(outcome).toMatchObject({ state: 'stopped', done: 10, requests: 1 })
  })
  it('sends nothing where what comes before the first request fails', async () => {
    let calls = 0
    const begin = async () => {
      throw new Error('not read')
    }
    const one = { ...job(async () => void (calls += 1)), begin }
    const outcome = await run([{ job: one, devices: [1, 2] }], new AbortController().signal, () => {})
    expect(calls).toBe(0)
    expect(outcome).toMatchObject({ done: 2, requests: 0 })
    expect(outcome.failed.map(({ device }) => device)).toEqual([1, 2])
    expect(outcome.failed[0]?.reason).toContain('not read')
  })
  it('keeps what came of the others when a part is done again', async () => {
    const refused = new Set([2, 3])
    const send = async (ids: readonly number[]) => {
      if (ids.some((id) => refused.has(id))) throw new Error('refused')
    }
    const work = [{ job: job(send, 1), devices: [1, 2, 3] }]
    const signal = new AbortController().signal
    const before = await run(work, signal, () => {})
    refused.delete(2)
    const again = workAgain(
      work,
      before.failed.filter(({ device }) => device === 2),
    )
    const after = withAgain(before, again, await run(again, signal, () => {}))
    expect(after).toMatchObject({ state: 'finished', done: 3, of: 3, requests: 4, byJob: { a: 3 } })
    expect(after.failed.map(({ device }) => device)).toEqual([3])
  })
})

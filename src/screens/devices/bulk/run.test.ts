import { describe, expect, it } from 'vitest'
import { requestsOf, run, workAgain, type Job, type Progress } from './run'

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
})

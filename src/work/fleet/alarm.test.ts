// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'

/** The console as a page that was just loaded has it. */
async function load() {
  vi.resetModules()
  const { alarms } = await import('./alarm')
  return alarms
}

const off = { cluster: 'exa', node: 'https://exa-m1', since: 1 }

beforeEach(() => localStorage.clear())

it('keeps what is off through a crash, until it was read to be on', async () => {
  const before = await load()
  before.report('plan', [off])
  const after = await load()
  expect(after.get()).toEqual([{ ...off, plan: 'plan' }])
  after.quiet('exa')
  expect((await load()).get()).toEqual([])
  expect(localStorage.length).toBe(0)
})

it('is told by one plan of its own clusters alone', async () => {
  const alarms = await load()
  alarms.report('plan', [off])
  alarms.report('other', [{ ...off, cluster: 'lone' }])
  expect(alarms.get().map(({ cluster, plan }) => [cluster, plan])).toEqual([
    ['exa', 'plan'],
    ['lone', 'other'],
  ])
  alarms.report('plan', [])
  expect(alarms.get().map(({ plan }) => plan)).toEqual(['other'])
})

it('hears of what another tab halts', async () => {
  const alarms = await load()
  localStorage.setItem('hopdeck.ingest-off', JSON.stringify([{ ...off, plan: 'elsewhere' }]))
  expect(alarms.get()).toEqual([])
  dispatchEvent(new StorageEvent('storage', { key: 'hopdeck.ingest-off' }))
  expect(alarms.get()).toHaveLength(1)
})

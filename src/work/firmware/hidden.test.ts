// @vitest-environment node
// An appliance whose front answers while what stands behind it starts anew: a page is shown nothing of its answers.
import { afterEach, expect, it, vi } from 'vitest'
import { forgetKey } from '../../api/keys'
import { startSimulator, type Simulator } from '../../simulator/server'
import { signedIn } from '../signed-in'
import { command, watchUpgrade } from './upgrade'

// Only a browser hides answers.
vi.mock('../../api/reach', () => ({
  hidesAnswers: () => Promise.resolve(true),
  hidJustNow: () => Promise.resolve(true),
}))

let simulator: Simulator

afterEach(async () => {
  vi.useRealTimers()
  await simulator.close()
})

it('an upgrade is watched on for the minutes that it hides its answers', async () => {
  simulator = await startSimulator({ devices: 5, jobStep: 20, restartTime: 50 })
  const appliance = signedIn(simulator)
  simulator.world.appliance.keepImage({ version: '9.8.2.1500' })
  const started = await command(appliance, { wanted: '9.8.2.1500' })
  simulator.faults.add({ kind: 'drop' })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  const controller = new AbortController()
  const phases: string[] = []
  await watchUpgrade(appliance, started, {
    pace: 15,
    signal: controller.signal,
    onLook: (_, phase) => {
      phases.push(phase)
      vi.setSystemTime(Date.now() + 60_000)
      if (phases.length === 5) simulator.faults.clear()
      if (phase === 'confirming') controller.abort()
    },
  })
  expect(phases.at(-1)).toBe('confirming')
  expect(phases.filter((phase) => phase === 'installing').length).toBeGreaterThanOrEqual(5)
  forgetKey(appliance.id)
})

// @vitest-environment node
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Appliance } from '../../api/appliance'
import { forgetKey } from '../../api/keys'
import { startSimulator, type Simulator } from '../../simulator/server'
import { signedIn } from '../signed-in'
import { followJob, clueOf, jobsBefore } from '../jobs'
import type { Followed } from './followed'
import { command, watchUpgrade } from './upgrade'
import { phaseOf } from './watch'

let simulator: Simulator
let appliance: Appliance

async function boot(options: Parameters<typeof startSimulator>[0] = {}): Promise<void> {
  simulator = await startSimulator({ devices: 20, jobStep: 20, restartTime: 120, ...options })
  appliance = signedIn(simulator)
}

beforeEach(() => boot())
afterEach(async () => {
  forgetKey(appliance.id)
  await simulator.close()
})

const until = (wanted: string, start: Followed) => {
  const controller = new AbortController()
  return watchUpgrade(appliance, start, {
    pace: 15,
    signal: controller.signal,
    onLook: (_, phase) => {
      if (phase === wanted) controller.abort()
    },
  })
}

it('follows an upgrade by its job through the restart, refused connections counted', async () => {
  simulator.world.appliance.keepImage({ version: '9.8.2.1500' })
  const started = await command(appliance, { wanted: '9.8.2.1500' })
  expect(started.watch.doubtful).toBe(false)
  const { followed, phase } = await until('confirming', started)
  expect(phase).toBe('confirming')
  expect(followed.watch.refused).toBeGreaterThan(0)
  expect(followed.watch.job).toBe('done')
  expect(followed.watch.last?.version).toBe('9.8.2.1500')
})

it('does the same by version alone where there are no jobs', async () => {
  await simulator.close()
  await boot({ role: 'explore', release: '8.0' })
  simulator.world.appliance.keepImage({ version: '8.0.2.2000' })
  const { followed } = await until('confirming', await command(appliance, { wanted: '8.0.2.2000' }))
  expect(followed.watch.job).toBe('none')
  expect(phaseOf(followed.watch, Date.now())).toBe('confirming')
})

it('looks what became of a command whose answer was lost', async () => {
  simulator.world.appliance.keepImage({ version: '9.8.2.1500' })
  simulator.faults.add({ kind: 'drop', after: true, times: 1, match: { method: 'POST', path: '/extrahop/firmware/*' } })
  const started = await command(appliance, { wanted: '9.8.2.1500' })
  expect(started.watch.doubtful).toBe(true)
  const { phase } = await until('confirming', started)
  expect(phase).toBe('confirming')
  const sent = simulator.log.filter(({ operation }) => operation === 'extrahop.upgrade')
  expect(sent).toHaveLength(1)
})

it('follows a download into the installation that it ends in', async () => {
  await simulator.close()
  await boot({ upgradeTime: 3000 })
  const url = 'https://files.corp.example/9.8.2.1500.tar'
  const started = await command(appliance, { wanted: '9.8.2.1500', command: { kind: 'download-url', url } })
  const told: string[] = []
  const controller = new AbortController()
  await watchUpgrade(appliance, started, {
    pace: 15,
    signal: controller.signal,
    onLook: ({ watch }, phase) => {
      told.push(`${watch.job} ${watch.step}`)
      if (phase === 'restarting') controller.abort()
    },
  })
  // The job of the download is done, and what it began runs: nobody is to start it again.
  expect(told.some((words) => /^running \d of 4/.test(words))).toBe(true)
})

it('follows an upgrade that somebody else has started instead of starting another', async () => {
  // It has to run still when the second command comes, on a busy machine too.
  await simulator.close()
  await boot({ upgradeTime: 3000 })
  simulator.world.appliance.keepImage({ version: '9.8.2.1500' })
  const first = await command(appliance, { wanted: '9.8.2.1500' })
  const second = await command(appliance, { wanted: '9.8.2.1500' })
  expect(second.job).not.toBeNull()
  expect(first.job === null || first.job === second.job).toBe(true)
  expect(simulator.log.filter(({ operation }) => operation === 'extrahop.upgrade')).toHaveLength(1)
})

it('follows the one that somebody else has started between the last look and the command', async () => {
  await simulator.close()
  await boot({ upgradeTime: 3000 })
  simulator.world.appliance.keepImage({ version: '9.8.2.1500' })
  let other: Followed | null = null
  const mine = await command(
    appliance,
    { wanted: '9.8.2.1500' },
    { onSent: async () => void (other = await command(appliance, { wanted: '9.8.2.1500' })) },
  )
  expect(other).not.toBeNull()
  expect(mine.job).not.toBeNull()
  const answers = simulator.log.filter(({ operation }) => operation === 'extrahop.upgrade').map(({ status }) => status)
  expect(answers).toEqual([202, 409])
})

it('has a deadline that fits the platform: a Command takes longer than what it manages', async () => {
  const minutes = async () => {
    simulator.world.appliance.keepImage({ version: '9.8.2.1500' })
    const { watch } = await command(appliance, { wanted: '9.8.2.1500' })
    return Math.round((watch.deadline - watch.since) / 60_000)
  }
  const discover = await minutes()
  await simulator.close()
  await boot({ role: 'command' })
  expect([discover, await minutes()]).toEqual([40, 75])
})

it('tells a failed upgrade, one that returned with what it had, and another appliance', async () => {
  const { appliance: machine } = simulator.world
  machine.course = { ends: 'fails', showsEarly: false, returnsAs: null }
  machine.keepImage({ version: '9.8.2.1500' })
  const failed = await watchUpgrade(appliance, await command(appliance, { wanted: '9.8.2.1500' }), { pace: 15 })
  expect(failed.phase).toBe('failed')
  machine.course = { ends: 'old version', showsEarly: true, returnsAs: null }
  const again = await watchUpgrade(appliance, await command(appliance, { wanted: '9.8.2.1500' }), { pace: 15 })
  expect(again.phase).toBe('failed')
  machine.course = { ends: 'well', showsEarly: true, returnsAs: 'other' }
  machine.keepImage({ version: '9.8.2.1500' })
  const { phase } = await until('stranger', await command(appliance, { wanted: '9.8.2.1500' }))
  expect(phase).toBe('stranger')
})

it('finds a job by difference, and says when none was started', async () => {
  const before = await jobsBefore(appliance)
  simulator.world.appliance.startJob('license', ['One', 'Two'], () => undefined)
  const end = await followJob(appliance, clueOf(undefined, before), { pace: 10 })
  expect(end).toMatchObject({ kind: 'ended', job: { type: 'license', status: 'DONE' } })
  const none = await followJob(appliance, clueOf(undefined, await jobsBefore(appliance)), {
    pace: 10,
    appearsWithin: 30,
  })
  expect(none.kind).toBe('none')
})

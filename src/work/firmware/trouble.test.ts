// @vitest-environment node
// What goes wrong around an upgrade, against an appliance over real HTTP.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Appliance } from '../../api/appliance'
import { isApiError } from '../../api/errors'
import { forgetKey } from '../../api/keys'
import { startSimulator, type Simulator } from '../../simulator/server'
import { signedIn } from '../signed-in'
import { tar } from '../../simulator/tar'
import { beginWatch, giveTime } from './attention'
import { FollowedData, type Followed } from './followed'
import type { Context } from '../kind'
import { keepImage } from './images'
import { firmwareUpgrade, firmwareUpload } from './kinds'
import { sendImage } from './send-image'
import { command, watchUpgrade } from './upgrade'
import type { Phase } from './watch'
import { verdictOf } from './words'

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

const wanted = '9.8.2.1500'
const image = (code = 'extrahop') =>
  new File(
    [tar({ [`extrahop-${code}-${wanted}/manifest.json`]: `{"version":"${wanted}"}`, payload: 'x'.repeat(400_000) }, 0)],
    `extrahop-${code}-${wanted}.tar`,
  )
const path = '/extrahop/firmware'

const refusal = async (file: File): Promise<string> => {
  try {
    await sendImage(appliance, file)
    return 'taken'
  } catch (error) {
    return isApiError(error) ? `${error.status ?? error.kind} ${error.said}` : String(error)
  }
}

it.each([0, 1, 50, 99, 100])(
  'an upload that is cut at %i % leaves nothing, and goes through when sent again',
  async (percent) => {
    simulator.faults.add({ kind: 'cut', percent, times: 1, match: { method: 'POST', path } })
    expect(await refusal(image())).toMatch(/^(unreachable|blocked|truncated)/)
    expect(simulator.world.appliance.image).toBeNull()
    await sendImage(appliance, image())
    expect(simulator.world.appliance.image).toBe(wanted)
  },
)

it('an upload whose answer was lost may be sent again without harm', async () => {
  simulator.faults.add({ kind: 'drop', after: true, times: 1, match: { method: 'POST', path } })
  expect(await refusal(image())).not.toBe('taken')
  expect(simulator.world.appliance.image).toBe(wanted)
  await sendImage(appliance, image())
  expect(simulator.world.appliance.image).toBe(wanted)
})

it('an empty file, one that is no archive, and one for another platform are refused in words', async () => {
  expect(await refusal(new File([], 'x.tar'))).toMatch(/^400 .*empty/)
  expect(await refusal(new File(['\u0000'.repeat(2000)], 'x.tar'))).toMatch(/^422 .*not a firmware image/)
  expect(await refusal(image('exa'))).toMatch(/^422 .*Explore/)
  expect(simulator.world.appliance.image).toBeNull()
})

/** Watches until a phase, every state on the way as the journal keeps it. */
async function watched(start: Followed, until: Phase): Promise<{ phase: Phase; states: Followed[] }> {
  const states: Followed[] = []
  const controller = new AbortController()
  let phase: Phase = 'installing'
  await watchUpgrade(appliance, start, {
    pace: 15,
    signal: controller.signal,
    onLook: (followed, now) => {
      phase = now
      states.push(FollowedData.parse(JSON.parse(JSON.stringify(followed))))
      if (now === until) controller.abort()
    },
  })
  return { phase, states }
}

const commands = () => simulator.log.filter(({ operation }) => operation === 'extrahop.upgrade').length

it('a tab that is closed at any step finds the state by looking, and commands nothing twice', async () => {
  simulator.world.appliance.keepImage({ version: wanted })
  let sent: Followed | null = null
  const started = await command(appliance, { wanted }, { onSent: (followed) => void (sent = followed) })
  const { states } = await watched(started, 'confirming')
  if (sent === null) throw new Error('nothing was kept before the command left')
  const kept = [sent, started, ...states.filter((_, at) => at % Math.ceil(states.length / 4) === 0)]
  for (const state of kept) expect((await watched(state, 'confirming')).phase).toBe('confirming')
  expect(commands()).toBe(1)
})

it('a tab that is closed before the command left says that nothing was started', async () => {
  simulator.world.appliance.keepImage({ version: wanted })
  const left = new AbortController()
  let sent: Followed | null = null
  const gone = command(
    appliance,
    { wanted },
    {
      signal: left.signal,
      onSent: (followed) => {
        sent = followed
        left.abort()
      },
    },
  )
  await expect(gone).rejects.toMatchObject({ kind: 'cancelled' })
  expect(commands()).toBe(0)
  if (sent === null) throw new Error('nothing was kept')
  const kept = FollowedData.parse(sent)
  // As it is once a job has had the time to show up.
  const later = { ...kept, watch: { ...kept.watch, since: kept.watch.since - 10_000 } }
  expect((await watched(later, 'not-started')).phase).toBe('not-started')
})

it.each([500, 503, 507])('a command that is answered by %i is watched: it may be under way', async (status) => {
  simulator.world.appliance.keepImage({ version: wanted })
  const match = { method: 'POST', path: '/extrahop/firmware/latest/upgrade' }
  simulator.faults.add({ kind: 'status', status, message: 'No worker', times: 1, match })
  const started = await command(appliance, { wanted })
  const answer = `The command was answered ${status}. No worker.`
  expect(verdictOf('installing', started.watch, Date.now()).words).toMatch(answer)
  const early = { ...started, watch: { ...started.watch, since: Date.now() - 10_000 } }
  const { phase, states } = await watched(early, 'not-started')
  expect(phase).toBe('not-started')
  expect(verdictOf(phase, states.at(-1)?.watch ?? started.watch, Date.now()).words).toMatch(answer)
  // It was, after all.
  await command(appliance, { wanted })
  expect((await watched(started, 'confirming')).phase).toBe('confirming')
})

/** What a step is applied with, and what it keeps for whoever goes on with it. */
function keeping(): { kept: unknown[]; context: Context } {
  const kept: unknown[] = []
  const context = {
    appliance,
    signal: new AbortController().signal,
    kept: undefined,
    keep: async (data: unknown) => void kept.push(data),
    report: () => undefined,
    stopping: () => null,
  } as unknown as Context
  return { kept, context }
}

it.each([
  ['a lost answer', { kind: 'reset', after: true }, 'lost'],
  ['a failure', { kind: 'status', status: 500 }, 'lost'],
  ['a refusal', { kind: 'status', status: 413 }, null],
] as const)('an upload with %s keeps whether the appliance may have it', async (_, fault, expected) => {
  simulator.faults.add({ ...fault, match: { method: 'POST', path } })
  const { kept, context } = keeping()
  const file = image()
  const input = { image: keepImage(file), name: file.name, size: file.size }
  const step = { id: 'a', words: '', kind: 'firmware-upload', input, items: [] }
  await expect(firmwareUpload.apply(step, [], context)).rejects.toThrow('POST')
  expect(kept).toEqual([expected])
})

it.each([401, 403])('a command that is refused by %i leaves nothing to be watched', async (status) => {
  const match = { method: 'POST', path: '/extrahop/firmware/latest/upgrade' }
  simulator.faults.add({ kind: 'status', status, match })
  const { kept, context } = keeping()
  vi.stubGlobal('navigator', {})
  const input = { wanted, restarts: true, command: { kind: 'upgrade' } } as const
  const applied = () =>
    firmwareUpgrade.apply({ id: 'a', words: '', kind: 'firmware-upgrade', input, items: [] }, [], context)
  await expect(applied()).rejects.toMatchObject({ status })
  expect(kept).toHaveLength(2)
  expect(kept.at(-1)).toBeNull()
  vi.unstubAllGlobals()
})

it.each([0, 700])('a restart of %i ms is waited for, past the deadline too', async (restartTime) => {
  await simulator.close()
  await boot({ restartTime })
  simulator.world.appliance.keepImage({ version: wanted })
  const started = await command(appliance, { wanted })
  const hasty = { ...started, watch: { ...started.watch, deadline: Date.now() + 300 } }
  const { phase, states } = await watched(hasty, 'confirming')
  expect(phase).toBe('confirming')
  if (restartTime > 0) expect(states.some(({ watch }) => watch.refused > 0)).toBe(true)
})

it('a key that is revoked on the way ends the watch with that, not with a verdict on the upgrade', async () => {
  simulator.world.appliance.keepImage({ version: wanted })
  const started = await command(appliance, { wanted })
  simulator.faults.add({ kind: 'revoke-key', key: simulator.keys[0]?.key ?? '' })
  await expect(watched(started, 'confirming')).rejects.toMatchObject({ status: 401 })
})

it('time that was given by hand is kept with the state, so that it outlives the page', async () => {
  simulator.world.appliance.keepImage({ version: wanted })
  const started = await command(appliance, { wanted })
  const controller = new AbortController()
  const { deadline, end } = beginWatch(appliance.id, controller.signal)
  const planned = started.watch.deadline
  giveTime(appliance.id, 60_000, planned)
  let kept: Followed = started
  await watchUpgrade(appliance, started, {
    pace: 15,
    signal: controller.signal,
    deadline: () => deadline(planned),
    onLook: (followed) => {
      kept = FollowedData.parse(JSON.parse(JSON.stringify(followed)))
      controller.abort()
    },
  })
  end()
  expect(kept.watch.deadline).toBe(planned + 60_000)
  const again = beginWatch(appliance.id, new AbortController().signal)
  expect(again.deadline(kept.watch.deadline)).toBe(planned + 60_000)
  again.end()
})

/**
 * Firmware as steps of plans: an image that is uploaded, and an upgrade that is commanded and watched. What a step
 * keeps in the journal is enough to go on with after the tab was closed: the appliance is looked at, never commanded
 * a second time.
 */
import { isApiError, isLost } from '../../api/errors'
import { firstOf } from '../../browser/first-of'
import { z } from '../../catalog/zod'
import { defineKind, Interrupted, Refused, type Context, type Looked } from '../kind'
import { Json, type ItemId } from '../plan'
import { adopt } from './adopt'
import { beginWatch } from './attention'
import { imageOf } from './images'
import { look } from './look'
import { sendImage } from './send-image'
import { differencesBetween, takeSnapshot } from './snapshot'
import type { Snapshot } from './snapshot-data'
import { keptOf, UpgradeInput, uploadKept } from './step-data'
import { telling } from './telling'
import type { Followed } from './followed'
import { command, watchUpgrade } from './upgrade'
import { phaseOf } from './watch'
import { verdictOf } from './words'

const whole: ItemId = ''
/** How long a page may take to let go of a watch that another one takes over, ms. */
const letsGo = 5000

const UploadInput = z.object({ image: z.string(), name: z.string(), size: z.number() })

export const firmwareUpload = defineKind<z.output<typeof UploadInput>>({
  name: 'firmware-upload',
  input: UploadInput,
  blind: true,
  async apply({ input }, _, { appliance, signal, report, keep }) {
    const file = imageOf(input.image)
    if (!file) throw new Refused(`${input.name} has to be chosen again: a page that was closed cannot read it any more`)
    const { signal: stopped, end } = telling.begin(appliance.id, signal)
    let out = false
    try {
      await sendImage(appliance, file, {
        signal: stopped,
        onPace: (pace) => {
          telling.pace(appliance.id, pace)
          out = pace.done >= pace.total
          report(`${Math.floor((pace.done / Math.max(1, pace.total)) * 100)} %`)
        },
      })
      await keep(uploadKept.stored)
    } catch (error) {
      // What a person stopped on its way is not there; what was refused is not either.
      const lost = isApiError(error) && isLost(error) && (error.kind !== 'cancelled' || out)
      await keep(lost ? uploadKept.lost : null)
      throw error
    } finally {
      end()
    }
  },
  // No operation tells which image an appliance keeps; where the answer was lost, sending it again does no harm.
  look: (_, __, { kept }) =>
    Promise.resolve(new Map<ItemId, Looked>(kept === uploadKept.stored ? [[whole, { is: 'done' }]] : [])),
})

/** Plain data, as the journal takes it. */
const plain = (data: { followed: Followed; snapshot: Snapshot }): Json => Json.parse(data)

function wishOf({ wanted, restarts, command: said }: UpgradeInput) {
  if (said.kind !== 'upgrade') return { wanted, restarts, command: said }
  const { force, silent } = said
  const body = { ...(force && { force }), ...(silent && { silent }) }
  return { wanted, restarts, command: { kind: 'upgrade' as const, body } }
}

async function upgrade(input: UpgradeInput, context: Context) {
  const { appliance, kept, keep, report } = context
  const left = new AbortController()
  const { signal, deadline, end } = beginWatch(appliance.id, firstOf(context.signal, left.signal))
  try {
    const known = keptOf(kept)
    const snapshot = known?.snapshot ?? (await takeSnapshot(appliance, signal))
    const start =
      known?.followed ??
      (await command(appliance, wishOf(input), {
        signal,
        onSent: (followed) => keep(plain({ followed, snapshot })),
      }).catch(async (error: unknown) => {
        // What was refused is not watched, now or when it is tried again: with another key it is commanded anew.
        if (isApiError(error) && !isLost(error)) await keep(null)
        throw error
      }))
    await keep(plain({ followed: start, snapshot }))
    let told = ''
    const { followed, phase } = await watchUpgrade(appliance, start, {
      signal,
      deadline: () => deadline(start.watch.deadline),
      onLook: (now, phase) => {
        telling.look(appliance.id, now, phase)
        report(verdictOf(phase, now.watch, Date.now()).short)
        // Where it stands is kept: another page goes on from there, with the time that was given, or looks on.
        const { job, deadline: until, step, refused } = now.watch
        const mark = [phase, job, now.job, until, step, refused].join(' ')
        if (mark !== told) void keep(plain({ followed: now, snapshot }))
        told = mark
        if (context.stopping() === 'pause') left.abort()
      },
    })
    await keep(plain({ followed, snapshot }))
    if (left.signal.aborted) throw new Interrupted('It is not watched at the moment; what the appliance does goes on')
    const version = followed.watch.last?.version ?? ''
    if (phase === 'verified') {
      adopt(appliance.id, version)
      const after = await takeSnapshot(appliance, signal)
      return { result: { version, differences: differencesBetween(snapshot, after).map((one) => ({ ...one })) } }
    }
    const { words } = verdictOf(phase, followed.watch, Date.now())
    return phase === 'installed' ? { left: [[whole, words] as const] } : { failed: [[whole, words] as const] }
  } finally {
    end()
  }
}

export const firmwareUpgrade = defineKind<UpgradeInput>({
  name: 'firmware-upgrade',
  input: UpgradeInput,
  async apply({ input }, _, context) {
    const { locks } = navigator as { locks?: LockManager }
    if (!locks) return upgrade(input, context)
    let held = false
    try {
      return await locks.request(
        `hopdeck-firmware ${context.appliance.id}`,
        { signal: firstOf(context.signal, AbortSignal.timeout(letsGo)) },
        () => {
          held = true
          return upgrade(input, context)
        },
      )
    } catch (error) {
      if (held) throw error
      throw new Refused('Another page of this browser upgrades this appliance already')
    }
  },
  async look(_, __, { appliance, kept, signal }): Promise<ReadonlyMap<ItemId, Looked>> {
    const known = keptOf(kept)
    // What is not verified is watched on, whether the appliance answers just now or not.
    if (known && phaseOf(known.followed.watch, Date.now()) !== 'verified') return new Map()
    const now = await look(appliance, signal)
    const wanted = known?.followed.watch.wanted
    // It has been verified twice over when this step ended; what is asked here is whether it is still so.
    const since = known?.followed.watch.first
    const same = since && now.version === since.version && now.identity === since.identity
    if (!same)
      return new Map([[whole, { is: 'not', words: `It runs ${now.version}${wanted ? `, not ${wanted}` : ''}` }]])
    adopt(appliance.id, now.version)
    return new Map([[whole, { is: 'done' }]])
  },
})

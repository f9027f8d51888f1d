/** A license or product key on its way: sent, its job followed, what is true then compared with what was before. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isApiError, isLost, sentenceFor, type ApiError } from '../../api/errors'
import { invalidate } from '../../api/query'
import { call } from '../../api/send'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import type { License } from '../../catalog/license'
import { beforeSending } from '../../work/before-sending'
import { canFollow, followJob, hasSucceeded, jobsBefore, readJob } from '../../work/jobs'
import { pause } from '../../work/pause'
import { changedSince, differences, lostWords, type Difference } from './license-facts'

const { license } = catalog
const { get, update, setProductKey } = license.operations

export type What = { kind: 'key'; text: string } | { kind: 'license'; text: string }

const operationOf = ({ kind }: What) => (kind === 'key' ? setProductKey : update)

export interface Result {
  what: What['kind']
  differences: Difference[]
  /** Its job says that it was. */
  registered: boolean
  /** Why it was not registered, or why that is not known, as a sentence; null where neither is so. */
  problem: string | null
}

const things = { key: 'product key', license: 'license' } as const

/** Looks whether anything has changed where no job can be followed, ms. */
const looksFor = 4000

export function useApplyLicense() {
  const appliance = useAppliance()
  const client = useQueryClient()
  const [step, setStep] = useState<string | null>(null)
  const [result, setResult] = useState<Result | null>(null)

  /** @throws Error with the sentence of a refusal: nothing was changed then */
  const apply = async (what: What, seen: Partial<License> | undefined, signal: AbortSignal): Promise<void> => {
    setResult(null)
    const before: Partial<License> = await beforeSending(call(appliance, get, {}, { signal }))
    const theirs = seen && changedSince(seen, before)
    if (theirs) {
      void invalidate(client, appliance, operationOf(what))
      throw new Error(theirs)
    }
    const known = await beforeSending(jobsBefore(appliance, signal))
    let lost: ApiError | null = null
    try {
      await (what.kind === 'key'
        ? call(appliance, setProductKey, { body: { product_key: what.text } }, { signal })
        : call(appliance, update, { body: what.text }, { signal }))
    } catch (error) {
      if (!isApiError(error) || !isLost(error)) {
        const wrong = isApiError(error) && (error.status === 400 || error.status === 422)
        throw new Error(
          wrong
            ? `${(error.said || 'The appliance does not take it').replace(/\.$/, '')}. Nothing was changed.`
            : sentenceFor(error),
          {
            cause: error,
          },
        )
      }
      lost = error
      const words = await notArrived(what, before, known, error)
      if (words !== null) throw new Error(words, { cause: error })
    }
    void follow(what, before, known, lost)
  }

  /**
   * Looks what came of it when its answer was lost, while the question is still open. Null where it has arrived, and
   * where nothing can be read now: that is waited for on the page.
   */
  const notArrived = async (what: What, before: Partial<License>, known: ReadonlySet<string>, lost: ApiError) => {
    const until = Date.now() + looksFor
    for (;;) {
      try {
        if (canFollow(appliance) && (await readJob(appliance, { before: known, type: 'license' }))) return null
        const after: Partial<License> = await call(appliance, get, {}, { retries: 0 })
        if (differences(before, after).length > 0) return null
        if (Date.now() >= until) return lostWords(what, lost, after)
      } catch {
        return null
      }
      await pause(700)
    }
  }

  const follow = async (what: What, before: Partial<License>, known: ReadonlySet<string>, lost: ApiError | null) => {
    setStep('The appliance registers')
    const thing = things[what.kind]
    let problem: string | null = null
    let registered = false
    try {
      if (canFollow(appliance)) {
        const end = await followJob(
          appliance,
          { before: known, type: 'license' },
          {
            pace: 700,
            onSight: (job) => setStep(job?.step_description ?? 'The appliance is away'),
          },
        )
        if (end.kind === 'ended' && !hasSucceeded(end.job))
          problem = `The ${thing} was not registered: ${end.job.details || 'its job failed and says no more'}.`
        // A job that ended well says what the lost answer would have said.
        registered = end.kind === 'ended' && problem === null
      }
      let after: Partial<License> = await call(appliance, get, {})
      const until = Date.now() + looksFor
      while (!canFollow(appliance) && differences(before, after).length === 0 && Date.now() < until) {
        await pause(500)
        after = await call(appliance, get, {})
      }
      const found = differences(before, after)
      if (lost && !registered && problem === null && found.length === 0) problem = lostWords(what, lost, after)
      setResult({ what: what.kind, differences: found, registered, problem })
    } catch (error) {
      const words = `Whether the ${thing} was registered is not known. ${sentenceFor(error)}`
      setResult({ what: what.kind, differences: [], registered, problem: words })
    } finally {
      setStep(null)
      void invalidate(client, appliance, operationOf(what))
    }
  }
  return { step, result, apply }
}

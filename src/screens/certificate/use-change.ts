/**
 * Another certificate, and the time after it: open connections keep the old one, so a new one is opened to see whether
 * this browser trusts what the appliance shows now, again and again until it does.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isCancelled, sentenceFor } from '../../api/errors'
import { probeHost } from '../../api/observe'
import { call } from '../../api/send'
import { useAppliance } from '../../api/session'
import { extrahop } from '../../catalog/extrahop'
import { canFollow, clueOf, followJob, hasSucceeded, isUnheard, jobsBefore } from '../../work/jobs'
import { pause } from '../../work/pause'

const { setCertificate, regenerateCertificate } = extrahop.operations

/** Where a change stands. `waiting`: this browser does not trust the new certificate yet, or nothing answers. */
export type Standing = 'none' | 'making' | 'asking' | 'waiting' | 'trusted' | 'plain'

/** Between two tries, ms. */
const pace = 3000
const patience = 8000

export function useChange() {
  const appliance = useAppliance()
  const client = useQueryClient()
  const [standing, setStanding] = useState<Standing>('none')
  const [problem, setProblem] = useState<string | null>(null)
  const [doubtful, setDoubtful] = useState(false)
  const watching = standing === 'asking' || standing === 'waiting'

  const changed = () => setStanding(new URL(appliance.url).protocol === 'https:' ? 'asking' : 'plain')

  useEffect(() => {
    if (!watching) return undefined
    const controller = new AbortController()
    const watch = async () => {
      while (!controller.signal.aborted) {
        const seen = await probeHost(appliance.url, patience, controller.signal, { anew: true })
        const answered = seen?.outcome === 'answered'
        if (controller.signal.aborted) return
        setStanding(answered ? 'trusted' : 'waiting')
        if (answered) return
        await pause(pace, controller.signal)
      }
    }
    void watch()
    return () => controller.abort()
  }, [watching, appliance.url])

  useEffect(() => {
    // What failed meanwhile is read again.
    if (standing === 'trusted' || standing === 'plain') void client.invalidateQueries({ queryKey: [appliance.id] })
  }, [standing, client, appliance.id])

  /**
   * True once it is in use; false where the answer was lost, as it may be with the connection, so that only the
   * certificate that is shown then can tell.
   * @throws Error with the sentence of a refusal
   */
  const install = async (pem: string, signal: AbortSignal): Promise<boolean> => {
    setProblem(null)
    let heard = true
    try {
      await call(appliance, setCertificate, { body: pem }, { signal })
    } catch (error) {
      if (!isUnheard(error) && !isCancelled(error)) throw new Error(sentenceFor(error), { cause: error })
      heard = false
    }
    setDoubtful(!heard)
    changed()
    return heard
  }

  /** @throws Error with the sentence of a refusal */
  const regenerate = async (signal: AbortSignal) => {
    setProblem(null)
    const known = await jobsBefore(appliance, signal)
    let answer: unknown
    let heard = true
    try {
      answer = await call(appliance, regenerateCertificate, {}, { signal })
    } catch (error) {
      if (!isUnheard(error) && !isCancelled(error)) throw new Error(sentenceFor(error), { cause: error })
      heard = false
    }
    setDoubtful(!heard)
    setStanding('making')
    void follow(answer, known)
  }

  const follow = async (answer: unknown, known: ReadonlySet<string>) => {
    try {
      if (canFollow(appliance)) {
        const end = await followJob(appliance, clueOf(answer, known, 'sslcert'), { pace: 700, within: 60_000 })
        if (end.kind === 'ended' && !hasSucceeded(end.job)) {
          setProblem(end.job.details || 'The job that makes the certificate failed and says no more')
          setStanding('none')
          return
        }
        // A job that ended well says what the lost answer would have said.
        if (end.kind === 'ended') setDoubtful(false)
      }
      changed()
    } catch {
      // The old connection is gone: the new certificate is there.
      changed()
    }
  }
  return { standing, doubtful, problem, install, regenerate, forget: () => setStanding('none') }
}

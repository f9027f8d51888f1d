/**
 * Another certificate, and the time after it: open connections keep the old one, so a new one is opened to see whether
 * this browser trusts what the appliance shows now, again and again until it does.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isApiError } from '../../api/errors'
import { probeHost } from '../../api/observe'
import { call } from '../../api/send'
import { useAppliance } from '../../api/session'
import { extrahop } from '../../catalog/extrahop'
import type { Certificate } from '../../work/certificate/read'
import { beforeSending } from '../../work/before-sending'
import { canFollow, clueOf, followJob, hasSucceeded, isUnheard, jobsBefore, type JobClue } from '../../work/jobs'
import { pause } from '../../work/pause'
import { sendAndLook } from '../../work/send-and-look'
import { readShown } from './use-shown'

const { setCertificate, regenerateCertificate } = extrahop.operations

/**
 * Where a change stands. `waiting`: this browser does not trust the new certificate yet, or nothing answers; over plain
 * http only the latter.
 */
export type Standing = 'none' | 'making' | 'asking' | 'waiting' | 'trusted' | 'plain'

/** Between two tries, ms. */
const pace = 3000
const patience = 8000

/** Of the job that makes a certificate. */
const jobType = 'sslcert'

export function useChange() {
  const appliance = useAppliance()
  const client = useQueryClient()
  const [standing, setStanding] = useState<Standing>('none')
  const [problem, setProblem] = useState<string | null>(null)
  const [doubtful, setDoubtful] = useState(false)
  /** Fingerprint of one that was sent and of which nobody has said that it was taken. */
  const [unsure, setUnsure] = useState<string | null>(null)
  const secure = new URL(appliance.url).protocol === 'https:'
  const watching = standing === 'asking' || standing === 'waiting'

  /** Over plain http there is nothing to wait for, unless it is not known yet whether it was done. */
  const changed = (sure = true) => setStanding(secure || !sure ? 'asking' : 'plain')

  useEffect(() => {
    if (!watching) return undefined
    const controller = new AbortController()
    const watch = async () => {
      while (!controller.signal.aborted) {
        const seen = await probeHost(appliance.url, patience, controller.signal, { anew: true })
        const answered = seen?.outcome === 'answered'
        // Now that it answers, what it shows says what its lost answer would have said.
        const shown = answered && unsure !== null ? await readShown(appliance.url).catch(() => null) : null
        if (controller.signal.aborted) return
        if (answered) setUnsure(null)
        if (shown) setDoubtful(false)
        if (shown && shown.fingerprint !== unsure) {
          setProblem(
            'The answer was lost. It was looked up since: the appliance shows the certificate that it had before, so it was not replaced. Replace it again.',
          )
          setStanding('none')
          return
        }
        setStanding(answered ? (secure ? 'trusted' : 'plain') : 'waiting')
        if (answered) return
        await pause(pace, controller.signal)
      }
    }
    void watch()
    return () => controller.abort()
  }, [watching, appliance.url, secure, unsure])

  useEffect(() => {
    // What failed meanwhile is read again.
    if (standing === 'trusted' || standing === 'plain') void client.invalidateQueries({ queryKey: [appliance.id] })
  }, [standing, client, appliance.id])

  /** True once it was done; false where nothing tells. @throws Error with the sentence of what refused it */
  const send = async (call: () => Promise<unknown>, isDone: () => Promise<boolean>): Promise<boolean> => {
    try {
      await sendAndLook(call, isDone)
      return true
    } catch (error) {
      // The connection may have gone with its answer.
      if (isApiError(error) && error.looked === 'unread' && (isUnheard(error) || error.kind === 'cancelled'))
        return false
      throw error
    }
  }

  /**
   * True once it is in use; false where the answer was lost, as it may be with the connection, and this page may not
   * read which certificate is shown.
   * @throws ApiError
   */
  const install = async (pem: string, own: Certificate, signal: AbortSignal): Promise<boolean> => {
    setProblem(null)
    const heard = await send(
      () => call(appliance, setCertificate, { body: pem }, { signal }),
      async () => (await readShown(appliance.url))?.fingerprint === own.fingerprint,
    )
    setDoubtful(!heard)
    setUnsure(heard ? null : own.fingerprint)
    changed(heard)
    return heard
  }

  /** @throws Error with the sentence of what refused it */
  const regenerate = async (signal: AbortSignal) => {
    setProblem(null)
    setUnsure(null)
    const known = await beforeSending(jobsBefore(appliance, signal))
    const clue = { before: known, type: jobType }
    let answer: unknown
    const heard = await send(
      async () => {
        answer = await call(appliance, regenerateCertificate, {}, { signal })
      },
      async () => {
        if (!canFollow(appliance)) throw new Error('No job tells of it')
        const end = await followJob(appliance, clue, { pace: 700, within: 4000 })
        if (end.kind === 'late' && !end.job) throw new Error('The appliance is away')
        return end.kind !== 'none'
      },
    )
    setDoubtful(!heard)
    setStanding('making')
    void follow(clueOf(answer, known, jobType))
  }

  const follow = async (clue: JobClue) => {
    try {
      if (canFollow(appliance)) {
        const end = await followJob(appliance, clue, { pace: 700, within: 60_000 })
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

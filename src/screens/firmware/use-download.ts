/** A download alone: begun, and followed by its job for as long as the page is open. */
import { useEffect, useRef } from 'react'
import { sentenceFor } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { firstOf } from '../../browser/first-of'
import { toast } from '../../ui/toast'
import { canFollow, clueOf, followJob, hasSucceeded, jobsBefore, type JobClue } from '../../work/jobs'

/** The longest that a download waits for the list of jobs before it, ms. */
const longestLook = 10_000

/** Nothing is interrupted by it, so nothing is asked. `tell` says what went wrong, undefined for nothing. */
export function useDownload(tell: (problem: unknown) => void) {
  const appliance = useAppliance()
  const leaving = useRef(new AbortController())
  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    return () => controller.abort()
  }, [appliance.id])

  const follow = async (what: string, clue: JobClue, begun: number) => {
    const { signal } = leaving.current
    const unknown = `Whether ${what} was downloaded is not known`
    try {
      const end = await followJob(appliance, clue, { signal })
      if (end.kind === 'stopped') return
      toast.dismiss(begun)
      if (end.kind !== 'ended') tell(`${unknown}: its job ${end.kind === 'none' ? 'is not listed' : 'has not ended'}.`)
      else if (hasSucceeded(end.job)) toast.success(`${capital(what)} is downloaded. Nothing is installed yet.`)
      else {
        const why = end.job.details?.replace(/\.$/, '') || 'its job failed and says no more'
        tell(`${capital(what)} was not downloaded: ${why}.`)
      }
    } catch (error) {
      if (signal.aborted) return
      toast.dismiss(begun)
      tell(`${unknown}. ${sentenceFor(error)}`)
    }
  }

  return (what: string, start: (signal: AbortSignal) => Promise<unknown>) => async (signal: AbortSignal) => {
    tell(undefined)
    try {
      // What cannot be followed is begun all the same, and not kept waiting for long.
      const soon = firstOf(signal, AbortSignal.timeout(longestLook))
      const before = canFollow(appliance) ? await jobsBefore(appliance, soon).catch(() => null) : null
      const answer = await start(signal)
      const begun = toast.success(`${capital(what)} is being downloaded. Its progress is under`, {
        link: { href: '#/jobs', words: 'Jobs' },
      })
      if (before) void follow(what, clueOf(answer, before, 'download'), begun)
    } catch (error) {
      tell(error)
    }
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

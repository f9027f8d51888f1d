/** How a member of a fleet stands, in a glyph and a few words. */
import { bytes, count, duration } from '../../ui/format'
import type { StateKind } from '../../ui/state-glyph'
import type { Stop } from '../../ui/hop-line'
import { isHeld } from '../../work/fleet/standing'
import { asBefore } from '../../work/fleet/said'
import type { Member } from '../../work/fleet/member'
import type { MemberState } from '../../work/fleet/state'
import type { Pace } from '../../work/firmware/speed'
import { phaseOf } from '../../work/firmware/watch'
import { verdictOf } from '../../work/firmware/words'

export interface MemberWords {
  state: StateKind
  step: string
  fact: string
  /** Share of the step that is done, 0 to 1; null where it cannot be told. */
  done: number | null
}

export interface Standing {
  state: MemberState
  wait: string | undefined
  pace: Pace | undefined
  now: number
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const paceWords = ({ done, total, left }: Pace): string =>
  `${bytes(done)} of ${bytes(total)}${left === null ? '' : `, ${duration(left)} left`}`

/** "3 of 4: Writing firmware" is three quarters. */
function shareOf(step: string): number | null {
  const [, at, of] = /^(\d+) of (\d+)/.exec(step) ?? []
  return at !== undefined && of !== undefined && Number(of) > 0 ? Math.min(1, Number(at) / Number(of)) : null
}

export function wordsFor({ state: one, wait, pace, now }: Standing): MemberWords {
  const { outcome, doing, followed, words } = one
  if (outcome === 'verified') {
    const fact = words || (one.differences ? sentence(asBefore(one.differences)) : '')
    return { state: isHeld(one) ? 'warn' : 'ok', step: 'Verified', fact, done: null }
  }
  if (outcome === 'skipped') return { state: 'warn', step: 'Skipped', fact: words, done: null }
  if (outcome === 'failed') {
    const at = one.failedAt === 'check' ? 'Check failed' : one.failedAt === 'upload' ? 'Upload failed' : 'Failed'
    return { state: 'danger', step: at, fact: words, done: null }
  }
  if (followed) {
    const verdict = verdictOf(phaseOf(followed.watch, now), followed.watch, now)
    const state = verdict.state === 'running' ? 'running' : verdict.state
    return { state, step: verdict.short, fact: verdict.words, done: shareOf(followed.watch.step) }
  }
  if (doing === 'upload')
    return {
      state: 'running',
      step: 'Uploading',
      fact: pace ? paceWords(pace) : '',
      done: pace && pace.total > 0 ? pace.done / pace.total : 0,
    }
  if (doing === 'check') return { state: 'running', step: 'Checking', fact: '', done: null }
  if (doing === 'snapshot') return { state: 'running', step: 'Reading', fact: 'What it is like before', done: null }
  if (doing === 'upgrade') return { state: 'running', step: 'Commanding', fact: '', done: null }
  return { state: 'unknown', step: one.uploaded ? 'Uploaded, waits' : 'Waiting', fact: wait ?? words, done: null }
}

/** The way of one appliance as stops on a line. */
export function stopsOf(member: Member, { state: one, wait, pace }: Omit<Standing, 'now'>): Stop[] {
  const { outcome, doing, followed, failedAt } = one
  const watch = followed?.watch
  const away = watch && (watch.refused > 0 || outcome === 'verified')
  const failed = (at: MemberState['failedAt']) => outcome === 'failed' && failedAt === at
  const later = outcome === null ? wait : undefined
  const stop = (name: string, done: boolean, busy: boolean, stopped: boolean, fact: string | undefined): Stop => ({
    name,
    state: stopped ? 'stopped' : done ? 'done' : busy ? 'now' : 'ahead',
    ...(fact && { fact }),
  })
  const checked = one.checkedAt !== null || one.uploaded || followed !== null || outcome === 'verified'
  return [
    stop('Checked', checked, doing === 'check', failed('check'), failed('check') ? one.words : `Runs ${one.runs}`),
    stop(
      'Uploaded',
      one.uploaded || followed !== null,
      doing === 'upload',
      failed('upload'),
      failed('upload')
        ? one.words
        : doing === 'upload' && pace
          ? paceWords(pace)
          : one.uploaded
            ? bytes(member.size)
            : undefined,
    ),
    stop(
      'Upgrade accepted',
      followed !== null && watch?.doubtful === false,
      doing === 'upgrade' && !followed,
      false,
      followed?.job ? `Job ${followed.job.slice(0, 8)}` : followed ? undefined : later,
    ),
    stop(
      'Restarted',
      Boolean(away) && watch?.awaySince === null && (watch.first !== null || outcome === 'verified'),
      outcome === null && followed !== null && watch?.first === null,
      false,
      watch && watch.refused > 0 ? count(watch.refused, 'refused connection', 'refused connections') : watch?.step,
    ),
    stop(
      'Verified',
      outcome === 'verified',
      outcome === null && watch?.first != null,
      failed('upgrade'),
      failed('upgrade') ? one.words : outcome === 'verified' ? `Runs ${one.runs}` : `When it answers with ${member.to}`,
    ),
    stop(
      'As before',
      outcome === 'verified' && one.differences !== null && !isHeld(one),
      false,
      isHeld(one),
      outcome === 'verified' ? sentence(asBefore(one.differences)) : 'Compared with what it was like',
    ),
  ]
}

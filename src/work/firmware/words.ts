/** What the phases of an upgrade are called, for people. */
import type { Phase, Watch } from './watch'

export interface Verdict {
  /** How it is drawn. */
  state: 'running' | 'ok' | 'warn' | 'danger' | 'unknown'
  /** A few words: a table has no room for more. */
  short: string
  /** One or two sentences. */
  words: string
}

const clock = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1000))
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}

const times = (count: number): string => (count === 1 ? '1 refused connection' : `${count} refused connections`)

/** What the command was answered that says neither yes nor no, as a sentence before others. */
const answered = ({ answer }: Watch): string =>
  answer === undefined ? '' : `The command was answered ${answer}${/[.!?]$/.test(answer) ? '' : '.'} `

/** The verdict on a watch in words. `now` is ms. */
export function verdictOf(phase: Phase, watch: Watch, now: number): Verdict {
  const version = watch.wanted ?? 'another version'
  const runs = watch.last?.version ?? watch.before.version
  switch (phase) {
    case 'installing':
      return {
        state: 'running',
        short: 'Installing',
        words: watch.doubtful
          ? `${answered(watch) || 'The answer to the command was lost. '}Whether it was taken shows in what the appliance does now.`
          : watch.step || `It runs ${runs} yet, as it should until it restarts.`,
      }
    case 'restarting':
      return {
        state: 'running',
        short: 'Restarting',
        words: `${times(watch.refused)}, as expected; away for ${clock(now - (watch.awaySince ?? now))}.`,
      }
    case 'confirming':
      return {
        state: 'running',
        short: 'Confirming',
        words: `It answers with ${runs} after a restart. A second look ten seconds later has to agree.`,
      }
    case 'verified':
      return {
        state: 'ok',
        short: 'Verified',
        words: `${runs}, the same appliance, restarted after the command. ${times(watch.refused)} meanwhile.`,
      }
    case 'installed':
      return {
        state: 'warn',
        short: 'Waits for a restart',
        words: `${version} is installed and ${runs} runs until the appliance is restarted.`,
      }
    case 'not-started':
      return {
        state: 'danger',
        short: 'Did not start',
        words: `${answered(watch)}It answers with ${runs} and has not restarted since the command. Look at its jobs, then start it again.`,
      }
    case 'failed':
      return {
        state: 'danger',
        short: 'Failed',
        words:
          watch.job === 'failed'
            ? `The appliance gave up: ${watch.step || 'its job says no more'}. It runs ${runs}.`
            : `It has restarted and runs ${runs} instead of ${version}.`,
      }
    case 'stranger':
      return {
        state: 'danger',
        short: 'Another appliance',
        words: `Another appliance answers at this address: ${watch.last?.identity ?? 'of no known serial number'} instead of ${watch.before.identity ?? 'the one before'}.`,
      }
    case 'unknown':
      return {
        state: 'unknown',
        short: 'Not known',
        words:
          watch.awaySince === null
            ? `It still answers with ${runs} at the end of the time allowed. It is watched on; more time can be given.`
            : `It has not answered for ${clock(now - watch.awaySince)}. It is watched on: a late return still counts. Look at it by its console or iDRAC.`,
      }
  }
}

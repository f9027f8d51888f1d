/** What happens in a fleet upgrade, in words for its log. Pure. */
import type { Difference } from '../firmware/snapshot'
import type { Event } from './events'

/** The second verdict, in a few words. */
export const asBefore = (differences: readonly Difference[] | null | undefined): string =>
  !differences
    ? 'not compared with before'
    : differences.length === 0
      ? 'as before'
      : `not as before: ${differences.map(({ name }) => name).join(', ')}`

/** An event as a line of the log; null where it is none. */
export const said = (event: Event): string | null => {
  switch (event.kind) {
    case 'looked':
    case 'snapped':
      return null
    case 'started':
      return 'Started'
    case 'begun':
      return { check: 'Checking', upload: 'Uploading', snapshot: 'Reading what it is like', upgrade: 'Upgrading' }[
        event.doing
      ]
    case 'checked':
      return `Checked, runs ${event.runs}`
    case 'found':
      return `Runs ${event.runs} already`
    case 'refused':
      return `Refused by its checks: ${event.words}`
    case 'away':
      return `Not there: ${event.words}`
    case 'uploaded':
      return 'Uploaded'
    case 'sent':
      return event.followed.watch.doubtful ? 'Command to upgrade leaves' : 'Command to upgrade accepted'
    case 'over':
      return event.phase === 'verified'
        ? [`Verified: ${event.followed.watch.last?.version ?? ''}`, asBefore(event.differences)].join(', ')
        : event.words
    case 'ingesting':
      return 'Ingest is on here: it is halted again'
    case 'failed':
      return `Failed: ${event.words}`
    case 'skipped':
      return `Skipped: ${event.words}`
    case 'retried':
      return `Tried again ${event.from === null ? 'from Verify' : `from ${event.from}`}`
    case 'gone on':
      return `Go on with ${event.group}`
    case 'accepted':
      return 'Go on: what is not as before was looked at'
    case 'started late':
      return 'Go on after the start was missed'
    case 'switching':
      return event.on ? 'Switching ingest on' : 'Switching ingest off'
    case 'switched':
      return event.on ? 'Ingest is on, as read' : 'Ingest is off, as read'
    case 'not switched':
      return `Ingest not switched: ${event.words}`
    case 'paused':
      return 'Paused'
    case 'continued':
      return 'Going on'
    case 'aborted':
      return 'Aborted'
    case 'ended':
      return 'Ended'
  }
}

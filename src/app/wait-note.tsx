/**
 * In a dialog that waits, what it waits for: the appliance asks for a pause, which can be given up, or it does not answer.
 */
import { useState, useSyncExternalStore } from 'react'
import { useLog } from '../api/log-hooks'
import { waits } from '../api/waits'
import { Button } from '../ui/button'
import { duration } from '../ui/format'
import { Note } from '../ui/note'
import { useNow } from '../ui/time-text'

/** What is over sooner is not worth a word, ms. */
const worthAWord = 1500

/** From when on an answer is missed, ms. */
const slow = 4000

export function WaitNote() {
  const [opened] = useState(Date.now)
  const waiting = useSyncExternalStore(waits.subscribe, waits.get).filter(({ ms }) => ms >= worthAWord)
  const [first, ...others] = waiting
  if (!first) return <Unanswered since={opened} />
  return (
    <Note
      actions={
        <Button small onClick={() => waiting.forEach(({ giveUp }) => giveUp())}>
          Stop waiting
        </Button>
      }
    >
      The appliance asked to wait {duration(first.ms)} before{' '}
      <code>
        {first.method} {first.path}
      </code>{' '}
      {others.length > 0 && `and ${others.length} more `}
      {others.length > 0 ? 'are' : 'is'} sent again.
    </Note>
  )
}

/** The oldest request since the dialog is open that has no answer yet. A file has its own progress. */
function Unanswered({ since }: { since: number }) {
  const now = useNow(1000)
  const sent = useLog().find(
    ({ state, started, body }) =>
      state === 'running' && started >= since && (body === null || body.kind === 'text' || body.kind === 'cut'),
  )
  const ms = sent ? now - sent.started : 0
  if (!sent || ms < slow) return null
  return (
    // It is not said anew every second.
    <Note live={false}>
      No answer to{' '}
      <code>
        {sent.method} {sent.path}
      </code>{' '}
      for {duration(ms)}.
    </Note>
  )
}

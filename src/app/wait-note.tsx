/**
 * In a dialog that waits, what it waits for: the appliance asks for a pause, which can be given up, or it does not answer.
 */
import { useState, useSyncExternalStore } from 'react'
import { waits } from '../api/waits'
import { Button } from '../ui/button'
import { duration } from '../ui/format'
import { Note } from '../ui/note'
import { useUnanswered } from './unanswered'

/** What is over sooner is not worth a word, ms. */
const worthAWord = 1500

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

/** A request since the dialog is open that has no answer yet. */
function Unanswered({ since }: { since: number }) {
  const missed = useUnanswered(since)
  if (!missed) return null
  const { sent, ms } = missed
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

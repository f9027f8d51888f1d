/** In a dialog whose reading waits since the appliance is asked for too much: what it waits for, and a way to stop. */
import { useSyncExternalStore } from 'react'
import { waits } from '../api/waits'
import { Button } from '../ui/button'
import { duration } from '../ui/format'
import { Note } from '../ui/note'

/** What is over sooner is not worth a word, ms. */
const worthAWord = 1500

export function WaitNote() {
  const waiting = useSyncExternalStore(waits.subscribe, waits.get).filter(({ ms }) => ms >= worthAWord)
  const [first, ...others] = waiting
  if (!first) return null
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

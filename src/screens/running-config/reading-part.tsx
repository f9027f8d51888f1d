/** What is read or compared, how far it is, and the way out of it. */
import type { Progress as Reading } from '../../crud/config/use-configs'
import { Button } from '../../ui/button'
import { LateStop } from '../../ui/late-stop'
import { LoadingRows } from '../../ui/loading-rows'
import { Note } from '../../ui/note'
import { Progress } from '../../ui/progress'

interface ReadingProps {
  reading: Reading | null
  /** Both are read. */
  read: boolean
  onStop: () => void
}

/** Stands where the differences will. */
export function ReadingPart({ reading, read, onStop }: ReadingProps) {
  const what = read
    ? 'Comparing the configurations'
    : `Reading the ${reading?.which === 'saved' ? 'saved' : 'running'} config`
  return (
    <>
      <LateStop onStop={onStop}>
        {what}
        {reading && <Progress label={what} value={reading.value} of={reading.of} unit="bytes" />}
      </LateStop>
      <LoadingRows rows={12} label="Reading the configuration" />
    </>
  )
}

export function StoppedPart({ onAgain }: { onAgain: () => void }) {
  const again = (
    <Button small onClick={onAgain}>
      Go on
    </Button>
  )
  return (
    <Note wide live={false} actions={again}>
      <b>Stopped.</b> The configuration is not read or not compared.
    </Note>
  )
}

import { RotateCw } from 'lucide-react'
import { ActButton } from '../ui/act-button'
import { Tooltip } from '../ui/tooltip'
import styles from './crud.module.css'
import { useShownAgain } from './shown-again'

interface RefreshProps {
  /** In a toolbar: a picture alone. In a heading beside much else: with its word where there is room. */
  look?: 'picture' | 'wide'
  /** What it waits for, where that is not all that stands on the page. */
  reading?: boolean
  /** Where other things are read again than what stands on the page. */
  onRefresh?: ((signal: AbortSignal) => Promise<unknown>) | undefined
}

const word = 'Refresh'

/** Reads again what stands on the page; busy while any of it is read, and nobody is kept waiting for it. */
export function RefreshButton({ look, reading, onRefresh }: RefreshProps) {
  const shown = useShownAgain()
  const own = {
    kind: 'plain',
    icon: <RotateCw aria-hidden />,
    busy: reading ?? shown.reading,
    onStopBusy: shown.stop,
    onAct: onRefresh ?? shown.again,
  } as const
  if (look === undefined) return <ActButton {...own}>{word}</ActButton>
  if (look === 'picture')
    return (
      <Tooltip text={word} describes={false}>
        <ActButton {...own} aria-label={word} />
      </Tooltip>
    )
  return (
    <ActButton {...own} aria-label={word}>
      <span className={styles.wideOnly}>{word}</span>
    </ActButton>
  )
}

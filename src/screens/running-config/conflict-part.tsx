/** Somebody else changed the same sections meanwhile: theirs or this side's, one by one. */
import { useState } from 'react'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Segmented } from '../../ui/segmented'
import styles from './running-config.module.css'

export function ConflictPart({
  sections,
  onClose,
  onChosen,
}: {
  sections: readonly string[]
  onClose: () => void
  /** Sections in which this side wins; in the others theirs stays. */
  onChosen: (mine: ReadonlySet<string>) => void
}) {
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set())
  return (
    <Dialog
      open
      role="alertdialog"
      onClose={onClose}
      title="Somebody else changed the same sections"
      footer={
        <>
          <Button onClick={onClose}>Keep what is there</Button>
          <Button kind="main" onClick={() => onChosen(mine)}>
            Apply these…
          </Button>
        </>
      }
    >
      <p>Nothing was sent. Choose for each section which of the two stays.</p>
      <div className={styles.choices}>
        {sections.map((name) => (
          <Segmented
            key={name}
            label={name}
            value={mine.has(name) ? 'yours' : 'theirs'}
            options={[
              { value: 'theirs', label: 'Theirs' },
              { value: 'yours', label: 'Yours' },
            ]}
            onChange={(side) => {
              const next = new Set(mine)
              if (side === 'yours') next.add(name)
              else next.delete(name)
              setMine(next)
            }}
          />
        ))}
      </div>
    </Dialog>
  )
}

import { Button } from '../../ui/button'
import { Note } from '../../ui/note'
import styles from './tags.module.css'

interface Props {
  /** In sentences. */
  changed: readonly string[]
  onAgain: () => void
}

/** What the appliance changed since a plan was made, and the way to the plan as it would be now. */
export function Changed({ changed, onAgain }: Props) {
  return (
    <Note
      kind="warn"
      className={styles.since}
      actions={
        <Button kind="main" onClick={onAgain}>
          Plan again
        </Button>
      }
    >
      <b>The appliance changed since this plan was made; nothing was sent.</b>
      <ul className={styles.changed}>
        {changed.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Note>
  )
}

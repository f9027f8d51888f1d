import { Checkbox } from '../../ui/checkbox'
import { count } from '../../ui/format'
import type { Copied } from '../ties/tied'
import styles from './form.module.css'

interface Props {
  copied: readonly Copied[]
  /** Keys of what is not to be given. */
  dropped: ReadonlySet<string>
  onChange: (dropped: ReadonlySet<string>) => void
}

/** What of the source beside its fields the copy is given as well. */
export function CopyChoice({ copied, dropped, onChange }: Props) {
  if (copied.length === 0) return null
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>Assign the same to the copy, too</legend>
      {copied.map(({ tie: { key, words }, entries, reason }) => (
        <Checkbox
          key={key}
          label={entries.length === 0 ? words[1] : count(entries.length, words[0], words[1])}
          value={reason === undefined && !dropped.has(key)}
          reason={reason}
          hint={reason}
          onChange={(on) => {
            const next = new Set(dropped)
            if (on) next.delete(key)
            else next.add(key)
            onChange(next)
          }}
        />
      ))}
      <p className={styles.hint}>One request each once the copy is there, and one to make sure.</p>
    </fieldset>
  )
}

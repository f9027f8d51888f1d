import { Tag } from '../../ui/tag'
import styles from './devices.module.css'

/** The first tags of a device, and how many more there are. */
export function TagCell({ tags }: { tags: readonly string[] | undefined }) {
  if (!tags) return null
  return (
    <span className={styles.tags}>
      {tags.slice(0, 2).map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      {tags.length > 2 && <small>+{tags.length - 2}</small>}
    </span>
  )
}

/** Where tags would be that are not read yet or could not be: an empty cell would say that there are none. */
export const UnreadTags = ({ failed }: { failed: boolean }) => (
  <span className={styles.faint}>{failed ? 'not known' : '…'}</span>
)

import { BookOpen } from 'lucide-react'
import { MenuButton } from '../../ui/menu'
import { examples } from './examples'
import type { Query } from './query'
import styles from './records.module.css'

interface Props {
  /** Why nothing can be searched for. */
  reason: string | undefined
  onPick: (query: Query) => void
}

/** Searches to begin with. */
export function Examples({ reason, onPick }: Props) {
  return (
    <MenuButton
      label="Examples"
      icon={<BookOpen aria-hidden />}
      reason={reason}
      items={examples.map(({ name, about, query }) => ({
        id: name,
        label: name,
        hint: about,
        onAction: () => onPick(query),
      }))}
    >
      <span className={styles.word}>Examples</span>
    </MenuButton>
  )
}

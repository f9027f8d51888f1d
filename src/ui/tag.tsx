import { X } from 'lucide-react'
import type { JSX, ReactNode } from 'react'
import { classes } from './class-names'
import { Name, shownName } from './name'
import styles from './tag.module.css'

export interface TagProps {
  children: ReactNode
  /** About to be made: the only one in colour. */
  isNew?: boolean
  /** 24 high, in editors; 18 in tables. */
  large?: boolean
  onRemove?: (() => void) | undefined
  /** What the x does: "Remove Tier 1". */
  removeLabel?: string
}

/** A label that somebody put on a thing. */
export function Tag({ children, isNew, large, onRemove, removeLabel = 'Remove' }: TagProps) {
  return (
    <span className={classes(styles.tag, isNew && styles.isNew, large && styles.large)}>
      <span className={styles.name}>{children}</span>
      {onRemove && (
        <button type="button" className={styles.remove} aria-label={removeLabel} onClick={onRemove}>
          <X aria-hidden />
        </button>
      )}
    </span>
  )
}

export interface TagListProps {
  label: string
  tags: readonly { id: string; name: string; isNew?: boolean }[]
  onRemove?: (id: string) => void
  large?: boolean
  /** The rest is counted: "+2". */
  max?: number
  className?: string | undefined
}

/** More are counted: each one is laid out. */
const mostTags = 200

/** Several tags in a row. */
export function TagList({ label, tags, onRemove, large, max = mostTags, className }: TagListProps) {
  const rest = tags.slice(max)
  return (
    <ul aria-label={label} className={classes(styles.list, className)}>
      {tags.slice(0, max).map((tag) => (
        <li key={tag.id}>
          <Tag
            isNew={tag.isNew}
            large={large}
            onRemove={onRemove && (() => onRemove(tag.id))}
            removeLabel={`Remove ${tag.name}`}
          >
            <Name>{tag.name}</Name>
          </Tag>
        </li>
      ))}
      {rest.length > 0 && (
        <li
          className={styles.rest}
          title={rest
            .slice(0, mostTags)
            .map((tag) => shownName(tag.name))
            .join(', ')}
        >
          +{rest.length}
        </li>
      )}
    </ul>
  )
}

export interface FilterChipProps {
  /** The field: "VLAN". */
  name: string
  /** The operator in words: "is". */
  op: ReactNode
  value: ReactNode
  onRemove: () => void
  onEdit?: () => void
  /** Puts the chip's button into what opens the editor. */
  renderButton?: (button: JSX.Element) => ReactNode
  /** What is wrong with it; it is passed over until mended. */
  error?: string | undefined
}

/** A filter that is on: click to change it, x to drop it. */
export function FilterChip({ name, op, value, onRemove, onEdit, renderButton, error }: FilterChipProps) {
  const button = (
    <button type="button" title={error} onClick={onEdit} className={styles.words}>
      {name} {op} <b>{value}</b>
    </button>
  )
  return (
    <span className={classes(styles.chip, error && styles.wrong)}>
      {renderButton ? renderButton(button) : button}
      <button type="button" className={styles.drop} aria-label={`Drop filter ${name}`} onClick={onRemove}>
        <X aria-hidden />
      </button>
    </span>
  )
}

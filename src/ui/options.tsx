import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import styles from './pop.module.css'

/** One thing to choose. */
export interface Option<T extends string = string> {
  value: T
  label: string
  hint?: ReactNode
  icon?: ReactNode
  /** Why it cannot be chosen now. */
  reason?: string | undefined
}

/** The list that drops down under a select or a combo box. */
export function OptionList({ options, none = 'Nothing fits' }: { options: readonly Option[]; none?: ReactNode }) {
  return (
    <ListBox items={options} className={styles.list} renderEmptyState={() => <div className={styles.none}>{none}</div>}>
      {(option) => (
        <ListBoxItem
          id={option.value}
          textValue={option.label}
          isDisabled={Boolean(option.reason)}
          className={styles.item}
        >
          {({ isSelected }) => (
            <>
              {option.icon}
              <span className={styles.words}>
                <bdi>{option.label}</bdi>
              </span>
              {(option.reason ?? option.hint) !== undefined && (
                <span className={styles.hint}>{option.reason ?? option.hint}</span>
              )}
              {isSelected && <Check aria-hidden className={styles.check} />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  )
}

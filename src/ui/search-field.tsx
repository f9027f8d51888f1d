import { ListFilter, Search, X } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { IconButton } from './button'
import { classes } from './class-names'
import { isComposing } from './composing'
import { number } from './format'
import { isTyping } from './is-typing'
import { longestSearch, searchable } from './looked-for'
import { openModal } from './open-modal'
import { pasteLines } from './paste-lines'
import styles from './field.module.css'

export interface SearchFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** A key that brings the focus here; its cap is shown while the field is empty. */
  shortcut?: '/'
  /** A funnel for what narrows rows, a lens for what finds. */
  narrows?: boolean
  icon?: ReactNode
  small?: boolean
  autoFocus?: boolean
  className?: string | undefined
}

/** Words to look for; Esc empties it. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, placeholder, shortcut, narrows, icon, small, autoFocus } = props
  const ref = useRef<HTMLInputElement>(null)
  const [cut, setCut] = useState<string | undefined>(undefined)
  // With the field, not after it was painted: the key may come in between.
  useLayoutEffect(() => {
    if (!shortcut) return
    const focus = (event: KeyboardEvent) => {
      const input = ref.current
      if (event.key !== shortcut || event.ctrlKey || event.metaKey || event.altKey || !input || isTyping(event)) return
      // A field behind an open dialog is out of reach.
      if (input.closest('[inert], [aria-hidden="true"]') || openModal()?.contains(input) === false) return
      event.preventDefault()
      input.focus()
      input.select()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [shortcut])
  const take = (typed: string) => {
    const taken = searchable(typed)
    setCut(taken === typed ? undefined : taken)
    onChange(taken)
  }
  return (
    <div className={classes(styles.box, small && styles.small, props.className)}>
      {icon ?? (narrows ? <ListFilter aria-hidden /> : <Search aria-hidden />)}
      <input
        ref={ref}
        type="search"
        aria-label={label}
        aria-keyshortcuts={shortcut}
        value={value}
        placeholder={placeholder}
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck={false}
        onPaste={narrows ? (event) => pasteLines(event, '; ', take) : undefined}
        onChange={(event) => take(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value && !isComposing(event.nativeEvent)) {
            event.stopPropagation()
            event.preventDefault()
            onChange('')
          }
        }}
      />
      {(value === cut || value.length > longestSearch) && (
        <span role="status" className={styles.cut}>
          first {number(cut === value ? cut.length : longestSearch)} characters
        </span>
      )}
      {value ? (
        <IconButton
          label="Clear"
          icon={<X aria-hidden />}
          small
          className={styles.show}
          onClick={() => {
            onChange('')
            ref.current?.focus()
          }}
        />
      ) : (
        shortcut && <kbd aria-hidden="true">{shortcut}</kbd>
      )}
    </div>
  )
}

import type { ReactNode } from 'react'
import { Combo } from './choose/combo'
import type { Option } from './option'

export interface ComboBase {
  label: string
  options: readonly Option[]
  /** The words typed so far, for options that are looked up elsewhere; those given are not filtered again. */
  onInput?: (text: string) => void
  /** Options are on their way. */
  pending?: boolean
  /** The options answer an older question than what is typed: none of them is taken by Enter. */
  stale?: boolean
  /** What is typed cannot be looked up now: it stays, and is neither taken nor forgotten by leaving. */
  unread?: boolean
  /** Values outside the list may be typed. */
  allowCustom?: boolean
  /** With `allowCustom`: what taking the typed text does, as an entry of the list: "Create tag Lobby". */
  createWords?: (text: string) => string
  hint?: ReactNode
  error?: ReactNode
  placeholder?: string
  /** Has the focus when its dialog opens. */
  autoFocus?: boolean | undefined
  optional?: boolean
  hideLabel?: boolean
  small?: boolean
  className?: string | undefined
}

export interface ComboBoxProps extends ComboBase {
  /** An option's value. */
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/**
 * One of many, found by typing a part of its name. It comes with the widget library, so what the first page needs
 * does without; a form that has it comes with it, whole, or what is typed at once would go nowhere.
 */
export const ComboBox: (props: ComboBoxProps) => ReactNode = Combo

import type { ReactNode } from 'react'
import { MultiCombo } from './choose/multi-combo'
import type { ComboBase } from './combo-box'

export interface MultiComboBoxProps extends ComboBase {
  /** Several values that are pasted may have blanks alone between them. */
  blanksSeparate?: boolean
  /**
   * Takes a text that names several values at once, which are looked up elsewhere; false where it names one. Answers
   * whether it could be read: else the text is there again.
   */
  onSeveral?: ((text: string) => false | Promise<boolean>) | undefined
  value: readonly string[]
  onChange: (value: string[]) => void
}

/** Several of many, each found by typing a part of its name. */
export const MultiComboBox: (props: MultiComboBoxProps) => ReactNode = MultiCombo

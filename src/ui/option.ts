import type { ReactNode } from 'react'

/** One thing to choose. */
export interface Option<T extends string = string> {
  value: T
  label: string
  hint?: ReactNode
  icon?: ReactNode
  /** Why it cannot be chosen now. */
  reason?: string | undefined
  /** What it is found by beside its label and hint. */
  also?: string
  /** A line under the label. It is a description then, as the hint is, and the label alone is the name. */
  about?: string | undefined
}

/** True if all words of a text stand in what an option is found by. */
export function fits(option: Option, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const { label, hint, also = '', about = '' } = option
  const whole = `${label} ${typeof hint === 'string' ? hint : ''} ${also} ${about}`.toLowerCase()
  return words.every((word) => whole.includes(word))
}

/** Those that a text fits, first what is called just so, then what begins so, each in the order given. */
export function fitting(options: readonly Option[], text: string): Option[] {
  const words = text.trim().toLowerCase()
  const ranks = [[], [], []] as [Option[], Option[], Option[]]
  for (const option of options) {
    if (!fits(option, words)) continue
    const names = [option.label.toLowerCase(), option.value.toLowerCase()]
    const rank = names.includes(words) ? 0 : names.some((name) => name.startsWith(words)) ? 1 : 2
    ranks[rank].push(option)
  }
  return ranks.flat()
}

/** The options that are called so, or else that whose value it is. */
export function called(options: readonly Option[], text: string): Option[] {
  const wanted = text.toLowerCase()
  const named = options.filter((option) => option.label.toLowerCase() === wanted)
  return named.length > 0 ? named : options.filter((option) => option.value.toLowerCase() === wanted)
}

/** The first option that is called so. */
export const exactly = (options: readonly Option[], text: string): Option | undefined => called(options, text)[0]

import type { ReactNode } from 'react'
import { wordsIn } from './looked-for'

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
  const { label, hint, also = '', about = '' } = option
  const whole = `${label} ${typeof hint === 'string' ? hint : ''} ${also} ${about}`.toLowerCase()
  return wordsIn(text).every((word) => whole.includes(word))
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

/** For many texts: the options that are called so, or else that whose value it is. */
export function calledIn(options: readonly Option[]): (text: string) => readonly Option[] {
  const by = (nameOf: (option: Option) => string) => {
    const found = new Map<string, Option[]>()
    for (const option of options) {
      const name = nameOf(option).toLowerCase()
      const twins = found.get(name)
      if (twins) twins.push(option)
      else found.set(name, [option])
    }
    return found
  }
  const [labels, values] = [by(({ label }) => label), by(({ value }) => value)]
  return (text) => labels.get(text.toLowerCase()) ?? values.get(text.toLowerCase()) ?? []
}

/** The option that is called so. */
export function exactly(options: readonly Option[], text: string): Option | undefined {
  const wanted = text.toLowerCase()
  return options.find((option) => option.label.toLowerCase() === wanted || option.value.toLowerCase() === wanted)
}

import { duration } from '../ui/format'

const minute = 60_000

/** "1 d 2 h ahead of this browser’s"; undefined for a difference that no one would notice in a time on a page. */
export function clockOff(difference: number): string | undefined {
  if (Math.abs(difference) < minute) return undefined
  const span = duration(Math.round(Math.abs(difference) / minute) * minute)
  return `${span} ${difference > 0 ? 'ahead of' : 'behind'} this browser’s`
}

/** How a plan stands, in words and as one of the states of the console. */
import type { Head } from '../../work/journal'
import type { Standing } from '../../work/use-work'
import { count, number } from '../../ui/format'
import type { StateKind } from '../../ui/state-glyph'

export const standingGlyph: Record<Standing, StateKind> = {
  planned: 'unknown',
  running: 'running',
  elsewhere: 'running',
  paused: 'warn',
  interrupted: 'warn',
  cancelled: 'unknown',
  verified: 'ok',
  failed: 'danger',
  unverified: 'warn',
}

const rest = ({ of, done, failed, unknown }: Head): string => {
  const open = of - done - failed - unknown
  return [
    `${number(done)} of ${count(of, 'change', 'changes')} done`,
    failed > 0 && `${number(failed)} failed`,
    unknown > 0 && `${number(unknown)} not known`,
    open > 0 && `${number(open)} not sent`,
  ]
    .filter((part) => part !== false)
    .join(', ')
}

/** "20 of 20 verified", "Interrupted: 8 of 20 changes done, 4 not known, 8 not sent" */
export function standingWords(head: Head, standing: Standing): string {
  switch (standing) {
    case 'planned':
      return `Not begun: ${count(head.of, 'change', 'changes')}`
    case 'running':
      return head.state === 'verifying' ? `Reading back: ${rest(head)}` : rest(head)
    case 'elsewhere':
      return `Runs in another tab: ${rest(head)}`
    case 'paused':
      return `Paused: ${rest(head)}`
    case 'interrupted':
      return `Interrupted: ${rest(head)}`
    case 'cancelled':
      return `Cancelled: ${rest(head)}`
    case 'unverified':
      return `${rest(head)}; not read back`
    default: {
      const missing = head.done - head.verified
      return [
        `${number(head.verified)} of ${number(head.of)} verified`,
        head.failed > 0 && `${number(head.failed)} failed`,
        missing > 0 && `${number(missing)} not so when read back`,
      ]
        .filter((part) => part !== false)
        .join(', ')
    }
  }
}

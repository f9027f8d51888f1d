/** How busy somebody is hour by hour: those who work by day, those who save by night, those who never rest. */
import { fraction } from '../seed/random'
import { hourMs, rhythm } from './rhythm'

export type Shape = 'office' | 'nightly' | 'steady' | 'bursty'

/** How busy an hour (since 1970) is, 0 to 1; `phase` in hours for those who begin early or late. */
export function activity(shape: Shape, phase: number, seed: number, hour: number): number {
  switch (shape) {
    case 'office':
      return rhythm((hour + 0.5 - phase) * hourMs)
    case 'nightly': {
      const at = ((hour % 24) + 24) % 24
      return at >= 1 && at <= 3 ? 1 : at === 0 || at === 4 ? 0.35 : 0.01
    }
    case 'steady':
      return 0.55
    case 'bursty':
      return fraction(seed ^ 0xb0b5, hour) < 0.12 ? 1 : 0.05 + 0.1 * rhythm((hour + 0.5) * hourMs)
  }
}

import { inRelease, type Release } from './release'

/**
 * Who may do what. The 5.3 guide has four levels (Permission levels), the 8.0 guide roles of five families
 * (Privilege levels); both stand here on one ladder. Levels are cumulative, packets and detections are add-ons
 * that `system full` includes. `read-only` exists in 5.3 alone and stands beside the ladder: it may read
 * whatever `write personal` may, and write nothing.
 */
export const ladder = [
  'none',
  'metrics restricted',
  'metrics full',
  'write personal',
  'write limited',
  'write full',
  'system full',
] as const

export type Level = (typeof ladder)[number] | 'read-only'

/** What one key may do. A key of 5.3 has no add-ons: packets need `system full` there. */
export interface Privilege {
  level: Level
  packets?: 'full' | 'full_with_keys' | null
  detections?: 'full' | 'none' | null
}

/**
 * What an operation asks for. `any`: any valid key. `read`: `read-only` (5.3) or `write personal` and up (8.0).
 * `shared`: any level, which below `write personal` gets only what is shared with its user.
 * `packets`, `packets full_with_keys`, `detections`: the add-on, or `system full`. `nobody`: no key at all.
 */
export type Needs =
  | 'no key'
  | 'any'
  | 'read'
  | 'shared'
  | 'packets'
  | 'packets full_with_keys'
  | 'detections'
  | Exclude<(typeof ladder)[number], 'none'>

const rank = (level: Level): number => (level === 'read-only' ? ladder.indexOf('metrics full') : ladder.indexOf(level))

/** True if a key of this privilege may run an operation that needs `needs`. */
export function allows(privilege: Privilege, needs: Needs): boolean {
  const top = privilege.level === 'system full'
  switch (needs) {
    case 'no key':
    case 'any':
      return true
    case 'shared':
      return privilege.level !== 'none'
    case 'read':
      return privilege.level === 'read-only' || rank(privilege.level) >= rank('write personal')
    case 'packets':
      return top || privilege.packets === 'full' || privilege.packets === 'full_with_keys'
    case 'packets full_with_keys':
      return top || privilege.packets === 'full_with_keys'
    case 'detections':
      return top || privilege.detections === 'full'
    default:
      // read-only lists GET operations only, so a query that is a POST is refused to it (the safe reading).
      return privilege.level !== 'read-only' && rank(privilege.level) >= rank(needs)
  }
}

const changing: ReadonlySet<Needs> = new Set(['write limited', 'write full', 'system full'])

/**
 * What an operation needs in a release. From 8.0 on the personal and limited write levels perform all GET operations
 * (8.0 guide, Privilege levels), and the ladder gives that to those above; the add-ons stay what they are.
 */
export const needsIn = ({ method, needs }: { method: string; needs: Needs }, release: Release): Needs =>
  method === 'GET' && changing.has(needs) && inRelease(release, '8.0') ? 'read' : needs

/** The reason to show beside what a key may not do: "Needs write full privileges". */
export function reasonFor(needs: Needs): string {
  switch (needs) {
    case 'no key':
    case 'any':
      return 'Needs any valid API key'
    case 'shared':
      return 'Needs metrics restricted privileges, and that it is shared with you'
    case 'read':
      return 'Needs read-only or write personal privileges'
    case 'packets':
      return 'Needs the packets privilege'
    case 'packets full_with_keys':
      return 'Needs the packets privilege with session keys'
    case 'detections':
      return 'Needs the detections privilege'
    default:
      return `Needs ${needs} privileges`
  }
}

/** Words for a privilege as the header shows them: "write full, packets". */
export function describePrivilege(privilege: Privilege): string {
  const words: string[] = [privilege.level]
  if (privilege.level !== 'system full') {
    if (privilege.packets) words.push(privilege.packets === 'full_with_keys' ? 'packets with keys' : 'packets')
    if (privilege.detections === 'full') words.push('detections')
  }
  return words.join(', ')
}

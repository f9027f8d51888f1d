// zod probes for eval unless told not to, and the strict policy counts the probe as a violation:
// every catalogue file takes zod from here, so the switch is set before the first schema is made.
import * as z from './deferred'

z.config({ jitless: true })

/**
 * How a value is meant, beyond its JSON type. Tables, forms and exports read it.
 * - `millis`, `micros`: a moment, milliseconds or microseconds since 1970; `seconds`: a span in seconds; `span`: a span in milliseconds
 * - `clock`: seconds on a clock that the resource names, such as since midnight
 * - `when`: a moment in a query, in ms or relative to now ("-30m")
 * - `numeral`: a number that names something, such as a port or a VLAN: no thousands are parted in it
 * - `names`: a flat map of names to words, numbers or flags, such as the roles of a user
 * - `bytes`, `percent`, `ipv4`, `ipv6`, `mac`, `code` (script), `pem`, `secret`, `json`, `id`, `mail` (an address with an @)
 */
export type ValueKind =
  | 'millis'
  | 'micros'
  | 'seconds'
  | 'span'
  | 'clock'
  | 'when'
  | 'numeral'
  | 'bytes'
  | 'percent'
  | 'address'
  | 'ipv4'
  | 'ipv6'
  | 'mac'
  | 'mail'
  | 'code'
  | 'pem'
  | 'secret'
  | 'json'
  | 'names'
  | 'id'
  | 'long'

declare module 'zod' {
  interface GlobalMeta {
    /** Words for a person; without it the field's name in sentence case. */
    label?: string
    kind?: ValueKind
    /** In a long form: the heading under which it stands with others of its group. */
    group?: string
    /** The resource whose object this id names: a form shows a search over it instead of a number. */
    refers?: string
    /** Another field that says of which resource this field's ids are: its name, and the resource for each value. */
    refersBy?: { field: string; to: Record<string, string> }
    /** What a query sends here to be answered everything: a list leaves out what is built in or costs time. */
    wide?: unknown
    /** The field of the same query that this one takes the place of. */
    replaces?: string
    /** First and last release that has the field. */
    since?: string
    until?: string
    /** It changes by itself, as a clock does: another value says nothing of what was sent. */
    runs?: boolean
    /** No source states this fact; the simulator's choice. Schemas stay tolerant here. */
    assumed?: boolean
    /** Words for the members of an enum. */
    choices?: Record<string, string>
    /** First release that takes a member of the enum. */
    choicesSince?: Record<string, string>
    /** Switched that way, this option makes its operation destructive: see `Facts.destructive`. */
    destructive?: 'on' | 'off'
  }
}

export { z }

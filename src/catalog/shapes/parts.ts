/** Fields that most objects have, so that they read alike everywhere. */
import { Millis } from '../common'
import { later } from '../release'
import { z } from '../zod'

/** Text that an object may lack or hold as null. */
export const maybe = (label: string) => z.string().nullable().optional().meta({ label })

/** The same for what came after the 8.0 guide. */
export const laterText = (label: string) => z.string().nullable().optional().meta({ label, since: later })

/** A moment in ms since 1970. */
export const moment = (label: string) => Millis.meta({ kind: 'millis', label })

/** When the object was last changed; a list shows it as "Changed". */
export const changed = moment('Changed')

export const author = maybe('Author').describe('Who made it, as free text')
export const description = maybe('Description').meta({ kind: 'long' })

/** The connected appliance an object came from, on a Command appliance. */
export const node = z
  .number()
  .int()
  .nullable()
  .optional()
  .meta({ label: 'Node', kind: 'id', refers: 'nodes' })
  .describe('Set by a Command appliance only')

/** Author and description in a body. */
export const authorIn = z.string().optional().meta({ label: 'Author' }).describe('Who made it, as free text')
export const descriptionIn = z.string().optional().meta({ label: 'Description', kind: 'long' })

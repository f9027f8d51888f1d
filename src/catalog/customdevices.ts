import { isBlock } from './addresses'
import { changesOf } from './changes'
import { Id } from './common'
import { created, del, get, patch, post, resource } from './operation'
import { later, retired } from './release'
import { author, authorIn, changed, description, descriptionIn, maybe } from './shapes/parts'
import { z } from './zod'

const port = (label: string) =>
  z.number().int().min(1).max(65535).nullable().optional().meta({ label, kind: 'numeral' })
const tag = (label: string) => z.number().int().min(0).max(4095).nullable().optional().meta({ label, kind: 'numeral' })

const address = z.string().refine(isBlock, 'One address or a CIDR block goes here, without blanks')

const end = address
  .nullable()
  .optional()
  .meta({ label: 'IP address', kind: 'address' })
  .describe('One address or a CIDR block')

const ranges = {
  src_port_min: port('Source ports from'),
  src_port_max: port('Source ports to'),
  dst_port_min: port('Destination ports from'),
  dst_port_max: port('Destination ports to'),
  vlan_min: tag('VLANs from'),
  vlan_max: tag('VLANs to'),
}

const rule = {
  ipaddr: end,
  ipaddr_direction: z
    .enum(['any', 'dst', 'src'])
    .optional()
    .meta({ label: 'Direction', since: later, choices: { any: 'Either way', dst: 'As destination', src: 'As source' } })
    .describe('Which end of a flow has the address; either unless given'),
  ipaddr_peer: address
    .nullable()
    .optional()
    .meta({ label: 'Peer address', since: later, kind: 'address' })
    .describe('The address at the other end'),
  ...ranges,
}

type Rule = { readonly [Name in keyof typeof ranges]?: unknown } & {
  readonly ipaddr_direction?: unknown
  readonly ipaddr_peer?: unknown
}

/** What is wrong with fields that are right each for itself. */
function together(rule: Rule, context: z.core.$RefinementCtx): void {
  const say = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
  for (const name of ['src_port', 'dst_port', 'vlan'] as const) {
    const [first, last] = [rule[`${name}_min`], rule[`${name}_max`]]
    if (typeof first === 'number' && typeof last === 'number' && first > last)
      say(`${name}_max`, `Is below ${first}, where it starts`)
  }
  if (rule.ipaddr_peer != null && (rule.ipaddr_direction ?? 'any') === 'any')
    say('ipaddr_peer', 'Needs the direction of the other address, as source or as destination')
}

/** Also while another field is wrong: who mends that would be told of the next only then. */
const early = { when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null }

/** One rule; traffic that fits any of a custom device's rules belongs to it. */
export const CustomDeviceCriterion = z.object({
  id: Id.optional(),
  custom_device_id: Id.optional().meta({ label: 'Custom device', kind: 'id', refers: 'customdevices' }),
  ...rule,
  // What is answered is shown, whatever it is.
  ipaddr: maybe('IP address').meta({ kind: 'address' }),
  ipaddr_peer: maybe('Peer address').meta({ since: later, kind: 'address' }),
})

// Adding rules one by one is older than direction and peer.
const CriterionWrite = z
  .strictObject({
    ipaddr: end,
    ...ranges,
    custom_device_id: Id.optional()
      .meta({ label: 'Custom device', kind: 'id', refers: 'customdevices' })
      .describe('Repeats the id of the path'),
  })
  .superRefine(together, early)

/** A rule as it is sent with its custom device. */
export const CriterionIn = z.strictObject(rule).superRefine(together, early)

const criteriaIn = z
  .array(CriterionIn)
  .optional()
  .meta({ label: 'Criteria', since: later })
  .describe('What belongs to the device: addresses, and ports or VLANs if only some of their traffic does')

export const CustomDevice = z.object({
  id: Id,
  name: z.string(),
  description,
  author,
  extrahop_id: maybe('ExtraHop id').describe('Fixed when it is created'),
  disabled: z.boolean().meta({ label: 'Disabled' }),
  criteria: z
    .array(CustomDeviceCriterion)
    .optional()
    .meta({ label: 'Criteria' })
    .describe('Later releases answer them only when asked for'),
  mod_time: changed,
})

export type CustomDevice = z.output<typeof CustomDevice>

const Write = z.strictObject({
  name: z.string().min(1),
  disabled: z.boolean().default(false).meta({ label: 'Disabled' }),
  description: descriptionIn,
  author: authorIn,
  criteria: criteriaIn,
})

const Create = Write.extend({
  extrahop_id: z
    .string()
    .regex(/^\S+$/, 'No blanks')
    .optional()
    .meta({ label: 'ExtraHop id' })
    .describe('No blanks, cannot be changed later; made from the name unless given'),
})

const WithCriteria = z.object({
  include_criteria: z
    .boolean()
    .optional()
    .meta({ label: 'With criteria', wide: true })
    .describe('Adds the criteria to the answer'),
})

const oneByOne = { until: retired, touches: ['devices'], changes: { devices: 'any' } } as const

export const customdevices = resource('customdevices', {
  words: ['custom device', 'custom devices'],
  platforms: ['discover', 'command'],
  since: '5.3',
  about:
    'Devices that rules on addresses, ports and VLANs define, rather than what is found on the wire: for hosts behind a router.',
  object: CustomDevice,
  tells: ['disabled', 'description', 'mod_time'],
  operations: {
    list: get('/customdevices', {
      needs: 'read',
      query: WithCriteria,
      returns: z.array(CustomDevice),
      doc: 'List all custom devices.',
    }),
    create: post('/customdevices', {
      needs: 'write full',
      body: Create,
      returns: created,
      errors: [422],
      touches: ['devices'],
      changes: { devices: 'any' },
      doc: 'Create a custom device.',
      note: 'Up to 8.0 the criteria are added afterwards, one by one.',
    }),
    get: get('/customdevices/{id}', {
      needs: 'read',
      query: WithCriteria,
      returns: CustomDevice,
      doc: 'Read one custom device.',
    }),
    update: patch('/customdevices/{id}', {
      needs: 'write full',
      body: changesOf(Write),
      errors: [404, 422],
      touches: ['devices'],
      changes: { devices: 'any' },
      doc: 'Change a custom device.',
      note: 'Send only what is to change; a list of criteria takes the place of all before.',
    }),
    remove: del('/customdevices/{id}', {
      needs: 'write full',
      touches: ['devices'],
      changes: { devices: 'any' },
      doc: 'Delete a custom device.',
    }),
    listCriteria: get('/customdevices/{id}/criteria', {
      needs: 'read',
      until: retired,
      returns: z.array(CustomDeviceCriterion),
      doc: 'List the criteria of a custom device.',
    }),
    createCriterion: post('/customdevices/{id}/criteria', {
      ...oneByOne,
      needs: 'write full',
      body: CriterionWrite,
      returns: created,
      doc: 'Add a criterion to a custom device.',
    }),
    getCriterion: get('/customdevices/{id}/criteria/{child-id}', {
      needs: 'read',
      until: retired,
      returns: CustomDeviceCriterion,
      doc: 'Read one criterion of a custom device.',
    }),
    removeCriterion: del('/customdevices/{id}/criteria/{child-id}', {
      ...oneByOne,
      needs: 'write full',
      doc: 'Remove a criterion from a custom device.',
      note: 'A criterion cannot be changed: remove it and add another.',
    }),
  },
})

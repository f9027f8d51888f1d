import { changesOf } from './changes'
import { created, del, get, none, patch, post, resource } from './operation'
import { links, shownBy, words } from './relations'
import { later } from './release'
import { authorIn, descriptionIn } from './shapes/parts'
import { Trigger } from './shapes/trigger'
import { TriggerHints } from './trigger-hints'
import { z } from './zod'

export { Trigger }

// Firmware adds events, so any name of that form is taken; trigger-events.ts has the known ones.
const EventName = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'Events are written in capitals, such as HTTP_REQUEST')

const Write = z.strictObject({
  name: z.string().min(1),
  description: descriptionIn,
  author: authorIn,
  events: z.array(EventName).meta({ label: 'Events' }).describe('What runs the script'),
  event: EventName.optional().meta({ label: 'Event' }).describe('Older form, for one event; events is what to use'),
  script: z.string().meta({ label: 'Script', kind: 'code' }).describe('JavaScript'),
  apply_all: z.boolean().meta({ label: 'All sources' }).describe('Runs for every fitting source'),
  disabled: z.boolean().meta({ label: 'Disabled' }),
  debug: z.boolean().meta({ label: 'Debug' }).describe('Keeps what the script prints'),
  hints: TriggerHints.optional()
    .meta({ label: 'Advanced options' })
    .describe('Those that do not fit the events are ignored'),
})

const ExternalData = z.strictObject({
  type: z
    .string()
    .min(1)
    .regex(/^[^@]/, 'Must not start with @')
    .meta({ label: 'Type' })
    .describe('Tells scripts what the data is; must not start with @'),
  body: z
    .record(z.string(), z.unknown())
    .meta({ label: 'Data', kind: 'json' })
    .describe('Handed to the scripts as it is'),
})

export const triggers = resource('triggers', {
  words: words.triggers,
  platforms: ['discover', 'command'],
  since: '5.3',
  about:
    'Scripts of your own that run on events in the traffic or the appliance, to make metrics, records or packet captures. They run for every source or for assigned devices and groups.',
  object: Trigger,
  tells: ['disabled', 'description', 'mod_time'],
  operations: {
    list: get('/triggers', { needs: 'read', returns: z.array(Trigger), doc: 'List all triggers.' }),
    create: post('/triggers', {
      needs: 'write full',
      body: Write,
      returns: created,
      errors: [422],
      touches: shownBy('triggers'),
      doc: 'Create a trigger.',
    }),
    externalData: post('/triggers/externaldata', {
      needs: 'write full',
      since: later,
      body: ExternalData,
      returns: none,
      errors: [422],
      assumed: true,
      doc: 'Hand data from elsewhere to the triggers that wait for it.',
      note: 'The status of success is not stated by any source.',
    }),
    get: get('/triggers/{id}', { needs: 'read', returns: Trigger, doc: 'Read one trigger.' }),
    update: patch('/triggers/{id}', {
      needs: 'write full',
      body: changesOf(Write),
      errors: [404, 422],
      touches: shownBy('triggers'),
      doc: 'Change a trigger.',
      note: 'Send only what is to change; advanced options are one value and are replaced together.',
    }),
    remove: del('/triggers/{id}', { needs: 'write full', touches: shownBy('triggers'), doc: 'Delete a trigger.' }),
    ...links('triggers', 'devicegroups'),
    ...links('triggers', 'devices'),
  },
})

import { changesOf } from './changes'
import { created, del, get, patch, post, resource } from './operation'
import { shownBy, words } from './relations'
import { ExclusionInterval, intervalTypes, intervalTypeWords } from './shapes/exclusion-interval'
import { authorIn, descriptionIn } from './shapes/parts'
import { z } from './zod'

export { ExclusionInterval }

const Write = z.strictObject({
  name: z.string().min(1),
  interval_type: z
    .enum(intervalTypes)
    .meta({ label: 'Repeats', choices: intervalTypeWords })
    .describe('Says how start and end are counted'),
  start: z
    .number()
    .int()
    .min(0)
    .meta({ label: 'Start', kind: 'clock' })
    .describe('Seconds since 1970 (once), since midnight (daily), or since midnight before Monday (weekly)'),
  end: z.number().int().min(0).meta({ label: 'End', kind: 'clock' }).describe('In the same measure as the start'),
  alert_apply_all: z.boolean().meta({ label: 'All alerts' }).describe('Silences every alert'),
  trend_apply_all: z.boolean().meta({ label: 'All trends' }).describe('No trend counts what is measured meanwhile'),
  author: authorIn,
  description: descriptionIn,
})

export const exclusionintervals = resource('exclusionintervals', {
  words: words.exclusionintervals,
  platforms: ['discover', 'command'],
  since: '5.3',
  about: 'Quiet times in which alerts do not fire: once, every day or every week.',
  object: ExclusionInterval,
  tells: ['description', 'mod_time'],
  operations: {
    list: get('/exclusionintervals', {
      needs: 'read',
      returns: z.array(ExclusionInterval),
      doc: 'List all exclusion intervals.',
    }),
    create: post('/exclusionintervals', {
      needs: 'write full',
      body: Write,
      returns: created,
      errors: [422],
      doc: 'Create an exclusion interval.',
      note: 'Start and end are seconds, unlike the times in answers, which are milliseconds.',
    }),
    get: get('/exclusionintervals/{id}', {
      needs: 'read',
      returns: ExclusionInterval,
      doc: 'Read one exclusion interval.',
    }),
    update: patch('/exclusionintervals/{id}', {
      needs: 'write full',
      body: changesOf(Write),
      errors: [404, 422],
      touches: shownBy('exclusionintervals'),
      doc: 'Change an exclusion interval.',
      note: 'Send only what is to change; start and end are read by the type the interval then has.',
    }),
    remove: del('/exclusionintervals/{id}', {
      needs: 'write full',
      touches: shownBy('exclusionintervals'),
      doc: 'Delete an exclusion interval; alerts fire in it again.',
    }),
  },
})

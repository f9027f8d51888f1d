import { ActiveWindow, Id, Paging } from './common'
import { created, get, patch, post, resource } from './operation'
import { DirectOnly, links, rows, shownBy, words } from './relations'
import { later } from './release'
import { Application, ApplicationCriteriaWrite } from './shapes/application'
import { descriptionIn, moment } from './shapes/parts'
import { z } from './zod'

export { Application }

/** What GET /applications can match. Sources spell the last one in two ways. */
export const applicationSearchTypes = ['any', 'name', 'node', 'discovery_id', 'extrahop-id', 'extrahop_id'] as const

const Write = z.strictObject({
  display_name: z.string().min(1).meta({ label: 'Name' }),
  description: descriptionIn,
  criteria: z
    .array(ApplicationCriteriaWrite)
    .optional()
    .meta({ label: 'Criteria', since: later, kind: 'json' })
    .describe('Which traffic it gathers, in place of a trigger'),
})

const Create = Write.extend({
  discovery_id: z
    .string()
    .min(1)
    .meta({ label: 'Discovery id' })
    .describe('Text of your own that no other application has'),
  node_id: z
    .number()
    .int()
    .optional()
    .meta({ label: 'Node', kind: 'id', refers: 'nodes' })
    .describe('Where to create it; on a Command appliance only'),
})

const ApplicationActivity = z.object({
  id: Id,
  application_id: Id.meta({ label: 'Application', kind: 'id', refers: 'applications' }),
  stat_name: z.string().meta({ label: 'Activity' }),
  from_time: moment('From'),
  until_time: moment('Until'),
  mod_time: moment('Changed'),
})

export const applications = resource('applications', {
  words: words.applications,
  platforms: ['discover', 'command'],
  since: '5.3',
  about:
    'Containers that gather metrics across protocols, filled by triggers or, in later releases, by criteria. A built-in one holds everything.',
  object: Application,
  names: ['display_name'],
  tells: ['description', 'mod_time'],
  operations: {
    list: get('/applications', {
      needs: 'read',
      query: z.object({
        search_type: z
          .enum(applicationSearchTypes)
          .optional()
          .meta({
            label: 'Search in',
            // Firmware 9.8 calls it required.
            wide: 'any',
            choices: {
              any: 'Any property',
              name: 'Name',
              node: 'Node',
              discovery_id: 'Discovery id',
              'extrahop-id': 'ExtraHop id',
              extrahop_id: 'ExtraHop id (with underscore)',
            },
          })
          .describe('The property that the value is compared with'),
        value: z.string().optional().describe('Text, or a regular expression between slashes'),
        ...ActiveWindow,
        limit: Paging.limit.describe('100 unless given'),
        offset: Paging.offset,
      }),
      returns: z.array(Application),
      doc: 'List applications, a page at a time.',
      note: 'Firmware 9.8 answers 100 applications unless a limit is given.',
    }),
    create: post('/applications', {
      needs: 'write full',
      body: Create,
      returns: created,
      errors: [422],
      doc: 'Create an application.',
      note: 'Known from clients of 7.5 and later; on 5.3 triggers fill an application.',
    }),
    get: get('/applications/{id}', {
      needs: 'read',
      query: z.object({
        include_criteria: z
          .boolean()
          .optional()
          .meta({ label: 'With criteria', since: later, wide: true })
          .describe('Adds the criteria to the answer'),
      }),
      returns: Application,
      doc: 'Read one application.',
    }),
    update: patch('/applications/{id}', {
      needs: 'write full',
      body: Write.partial(),
      errors: [404, 422],
      touches: shownBy('applications'),
      doc: 'Change the name, description or criteria of an application.',
      note: 'Send only what is to change.',
    }),
    activity: get('/applications/{id}/activity', {
      needs: 'read',
      returns: z.array(ApplicationActivity),
      doc: 'List the protocols of an application, and when.',
    }),
    listDashboards: get('/applications/{id}/dashboards', {
      needs: 'read',
      returns: rows('dashboards'),
      doc: 'List the dashboards that relate to an application.',
    }),
    ...links('applications', 'alerts', DirectOnly),
    ...links('applications', 'flexgrids'),
    ...links('applications', 'geomaps'),
    ...links('applications', 'pages'),
  },
})

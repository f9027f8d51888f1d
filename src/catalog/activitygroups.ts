import { get, resource } from './operation'
import { rows } from './relations'
import { maybe } from './shapes/parts'
import { z } from './zod'

export const ActivityGroup = z.object({
  oid: z.number().int().meta({ label: 'Id', kind: 'id' }).describe('The object id that metric queries take'),
  display: z.string().meta({ label: 'Name' }),
  description: maybe('Description').meta({ kind: 'long' }),
})

export const activitygroups = resource('activitygroups', {
  words: ['activity group', 'activity groups'],
  platforms: ['discover', 'command'],
  since: '5.3',
  about:
    'Groups that the appliance fills by itself from the protocols it sees devices speak. They can only be read; metric queries take their ids.',
  object: ActivityGroup,
  names: ['display'],
  tells: ['oid', 'description'],
  key: 'oid',
  operations: {
    list: get('/activitygroups', { needs: 'read', returns: z.array(ActivityGroup), doc: 'List all activity groups.' }),
    listDashboards: get('/activitygroups/{id}/dashboards', {
      needs: 'read',
      returns: rows('dashboards'),
      doc: 'List the dashboards that relate to an activity group.',
      note: 'The id in the path is the oid of the group.',
    }),
  },
})

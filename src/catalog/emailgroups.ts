import { changesOf } from './changes'
import { created, del, get, patch, post, resource } from './operation'
import { shownBy, words } from './relations'
import { EmailGroup } from './shapes/email-group'
import { z } from './zod'

export { EmailGroup }

const Write = z.strictObject({
  group_name: z.string().min(1).meta({ label: 'Name' }),
  email_addresses: z.array(z.string().min(1)).meta({ label: 'Addresses', kind: 'mail' }),
  system_notifications: z.boolean().meta({ label: 'System mail' }).describe('Also receives mail about the appliance'),
})

export const emailgroups = resource('emailgroups', {
  words: words.emailgroups,
  platforms: ['discover', 'command'],
  since: '5.3',
  about: 'Lists of mail addresses that alerts and the appliance itself can write to.',
  object: EmailGroup,
  names: ['group_name'],
  tells: ['email_addresses', 'system_notifications'],
  operations: {
    list: get('/emailgroups', { needs: 'read', returns: z.array(EmailGroup), doc: 'List all email groups.' }),
    create: post('/emailgroups', {
      needs: 'write full',
      body: Write,
      returns: created,
      errors: [422],
      doc: 'Create an email group.',
    }),
    get: get('/emailgroups/{id}', { needs: 'read', returns: EmailGroup, doc: 'Read one email group.' }),
    update: patch('/emailgroups/{id}', {
      needs: 'write full',
      body: changesOf(Write),
      errors: [404, 422],
      touches: shownBy('emailgroups'),
      doc: 'Change an email group.',
      note: 'Send only what is to change; a list of addresses takes the place of the one before.',
    }),
    remove: del('/emailgroups/{id}', {
      needs: 'write full',
      touches: shownBy('emailgroups'),
      doc: 'Delete an email group; alerts no longer write to it.',
    }),
  },
})

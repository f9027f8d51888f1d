import { Id, Millis } from './common'
import { get, post, resource } from './operation'
import { z } from './zod'

export const ApiKey = z.object({
  id: Id,
  key: z
    .string()
    .meta({ label: 'Key', kind: 'secret' })
    .describe('Whole for its owner only, else the last four digits'),
  description: z.string().nullable().optional().meta({ label: 'Description', kind: 'long' }),
  username: z.string().optional().meta({ label: 'User', refers: 'users' }),
  user_id: z.number().int().optional().meta({ label: 'User id' }),
  time_added: Millis.optional().meta({ label: 'Added', kind: 'millis' }),
})
export type ApiKey = z.output<typeof ApiKey>

export const apikeys = resource('apikeys', {
  words: ['API key', 'API keys'],
  // No guide covers a Trace appliance; keys must be readable there too, which is assumed.
  platforms: ['discover', 'command', 'explore', 'trace'],
  since: '8.0',
  about: 'The API keys known to the appliance. Other keys than the first are made in its administration pages.',
  object: ApiKey,
  tells: ['key', 'username', 'user_id', 'time_added'],
  // One user may have many, so the user does not name a key.
  names: ['description'],
  operations: {
    list: get('/apikeys', {
      needs: 'read',
      returns: z.array(ApiKey),
      doc: 'List all API keys.',
      note: 'Keys of other users show their last four digits only.',
    }),
    create: post('/apikeys', {
      needs: 'no key',
      errors: [409, 422],
      status: 201,
      body: z.strictObject({
        password: z.string().min(1).meta({ label: 'Setup password', kind: 'secret' }),
      }),
      returns: z.object({ apikey: z.string().meta({ label: 'Key', kind: 'secret' }) }),
      doc: 'Create the first key of the setup account.',
      note: 'Works without a key, and only while the setup account has none. The key is shown this once.',
    }),
    get: get('/apikeys/{keyid}', {
      needs: 'read',
      returns: ApiKey,
      doc: 'Read one API key.',
      note: 'The id is the number of the key, not the key.',
    }),
  },
})

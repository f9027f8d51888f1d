import { Id, Millis } from './common'
import { get, resource } from './operation'
import { z } from './zod'

export const AuditEntry = z.object({
  id: Id,
  occur_time: Millis.optional().meta({ label: 'Time', kind: 'millis' }),
  time: z.string().meta({ label: 'Time in words' }),
  body: z
    .looseObject({
      user: z.string().optional().meta({ label: 'User' }),
      operation: z.string().optional().meta({ label: 'Operation' }),
      details: z.string().optional().meta({ label: 'Details' }),
      facility: z.string().optional().meta({ label: 'Facility' }),
      priority: z.string().optional().meta({ label: 'Priority' }),
    })
    .meta({ label: 'Entry', kind: 'json' }),
})
export type AuditEntry = z.output<typeof AuditEntry>

export const auditlog = resource('auditlog', {
  words: ['audit log entry', 'audit log'],
  platforms: ['discover', 'command'],
  since: '5.3',
  about: 'Who did what to the system, and when. It can only be read.',
  object: AuditEntry,
  names: [],
  tells: ['occur_time', 'time', 'body'],
  operations: {
    list: get('/auditlog', {
      needs: 'system full',
      query: z.object({
        limit: z.number().int().default(100).describe('Entries in one answer'),
        offset: z.number().int().min(0).default(0).describe('Entries to skip'),
      }),
      returns: z.array(AuditEntry),
      doc: 'Read the audit log.',
      note: 'Newest first (assumed).',
    }),
  },
})

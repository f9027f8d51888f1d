import { auditlog } from '../catalog/auditlog'
import { deedOf, whoOf } from '../crud/audit-words'
import { browse } from '../crud/browse'
import { State } from '../ui/state-glyph'

/** Words of syslog, in whatever case the appliance writes them. */
const stateOf = (priority: string): 'danger' | 'warn' | 'info' => {
  if (/^(err|crit|alert|emerg|panic)/i.test(priority)) return 'danger'
  return /^warn/i.test(priority) ? 'warn' : 'info'
}

export default browse(auditlog, {
  title: (entry) => [whoOf(entry), deedOf(entry).words].filter(Boolean).join(' ') || entry.time,
  columns: [
    'occur_time',
    'body.user',
    // As text, so that a phone, a filter and an export say it, too.
    ['body.operation', (entry) => deedOf(entry).words, { width: 380 }],
    [
      'body.priority',
      ({ body }) => (body.priority ? <State state={stateOf(body.priority)}>{body.priority}</State> : null),
    ],
    'body.facility',
  ],
  empty: 'Everything that is done to the system is written here.',
})

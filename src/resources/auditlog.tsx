import { auditlog } from '../catalog/auditlog'
import { browse } from '../crud/browse'
import { State } from '../ui/state-glyph'

const grave: ReadonlySet<string | undefined> = new Set(['err', 'error', 'crit', 'alert', 'emerg'])

export default browse(auditlog, {
  title: (entry) => entry.body.operation ?? entry.time,
  columns: [
    'occur_time',
    'body.user',
    'body.operation',
    'body.details',
    [
      'body.priority',
      ({ body }) =>
        body.priority ? <State state={grave.has(body.priority) ? 'danger' : 'info'}>{body.priority}</State> : null,
    ],
    'body.facility',
  ],
  empty: 'Everything that is done to the system is written here.',
})

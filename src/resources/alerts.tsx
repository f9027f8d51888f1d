import { useQuery } from '@tanstack/react-query'
import { reasonOf } from '../api/appliance'
import { query } from '../api/query'
import { useAppliance } from '../api/session'
import { alerts } from '../catalog/alerts'
import { browse } from '../crud/browse'
import { severityCell } from '../crud/severity'
import { lazily } from '../ui/lazily'
import { Note } from '../ui/note'
import type { Alert } from '../catalog/shapes/alert'
import { alertSentence, conditionLacks } from './alert-words'
import { categoryWords, conditionWords } from './alert-condition'
import { flagIf } from './flag'
import { mailLacks } from './lacks'

const Threshold = lazily(() => import('./alert-inputs').then((module) => module.Threshold))
const MetricCategory = lazily(() => import('./alert-inputs').then((module) => module.MetricCategory))
const MetricName = lazily(() => import('./alert-inputs').then((module) => module.MetricName))
const SecondMetric = lazily(() => import('./alert-inputs').then((module) => module.SecondMetric))
const Detection = lazily(() => import('./alert-inputs').then((module) => module.Detection))
const Last = lazily(() => import('./alert-inputs').then((module) => module.Last))

function Mails({ row }: { row: Alert }) {
  const appliance = useAppliance()
  const { listEmailgroups } = alerts.operations
  const enabled = mailLacks(row, []) !== undefined && reasonOf(listEmailgroups, appliance) === undefined
  const groups = useQuery({ ...query(appliance, listEmailgroups, { params: { id: row.id } }), enabled })
  const lacking = mailLacks(row, groups.data)
  return lacking === undefined ? null : <Note kind="warn">{lacking}</Note>
}

export default browse(alerts, {
  columns: [
    'name',
    ['severity', (row) => severityCell(row.severity), { width: 136 }],
    ['field_name', conditionWords, { title: 'Fires when', width: 290, tells: ['field_op', 'field_name2'] }],
    ['stat_name', (row) => categoryWords(row.stat_name), { title: 'Measured on', width: 150 }],
    ['apply_all', (row) => (row.apply_all ? 'every source' : 'assigned'), { title: 'Sources', width: 110 }],
    ['disabled', (row) => flagIf(row.disabled, 'Disabled'), { width: 96 }],
    'mod_time',
  ],
  fields: [
    'name',
    'type',
    ['stat_name', MetricCategory],
    ['field_name', MetricName],
    ['field_op', Threshold],
    ['field_name2', SecondMetric],
    ['operator', Threshold],
    ['operand', Threshold],
    ['units', Threshold],
    ['interval_length', Threshold],
    ['object_type', Detection],
    ['protocols', Detection],
    ['categories', Detection],
    'apply_all',
    'disabled',
    'severity',
    ['refire_interval', Last],
    'cc',
    'notify_snmp',
  ],
  lacks: conditionLacks,
  empty: 'An alert sends a notice when a metric crosses a limit.',
  extra: ({ row }) => (
    <>
      <Note>{alertSentence(row)}</Note>
      <Mails row={row} />
    </>
  ),
})

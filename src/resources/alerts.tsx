import { alerts } from '../catalog/alerts'
import { browse } from '../crud/browse'
import { lazily } from '../ui/lazily'
import { Note } from '../ui/note'
import { alertSentence } from './alert-words'

const Threshold = lazily(() => import('./alert-inputs').then((module) => module.Threshold))
const MetricCategory = lazily(() => import('./alert-inputs').then((module) => module.MetricCategory))
const MetricName = lazily(() => import('./alert-inputs').then((module) => module.MetricName))
const SecondMetric = lazily(() => import('./alert-inputs').then((module) => module.SecondMetric))
const Detection = lazily(() => import('./alert-inputs').then((module) => module.Detection))
const Last = lazily(() => import('./alert-inputs').then((module) => module.Last))

export default browse(alerts, {
  columns: ['name', 'severity', 'type', 'stat_name', 'field_name', 'disabled', 'apply_all', 'mod_time'],
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
    'refire_interval',
    ['severity', Last],
    'disabled',
    'cc',
  ],
  empty: 'An alert sends a notice when a metric crosses a limit.',
  extra: ({ row }) => <Note>{alertSentence(row)}</Note>,
})

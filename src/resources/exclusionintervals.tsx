import { exclusionintervals } from '../catalog/exclusionintervals'
import { browse } from '../crud/browse'
import { lazily } from '../ui/lazily'
import { intervalWords } from './interval-words'

const EndInput = lazily(() => import('./interval-input').then((module) => module.EndInput))

export default browse(exclusionintervals, {
  columns: [
    'name',
    'interval_type',
    ['start', (row) => intervalWords(row.interval_type, row.start, row.end, Date.now())],
    'alert_apply_all',
    'trend_apply_all',
    'description',
    'mod_time',
  ],
  fields: ['name', 'interval_type', ['start', EndInput], ['end', EndInput], 'alert_apply_all', 'trend_apply_all'],
  empty: 'In an exclusion interval alerts keep quiet, for example during backups.',
  extra: ({ row }) => <p>{intervalWords(row.interval_type, row.start, row.end, Date.now())}</p>,
})

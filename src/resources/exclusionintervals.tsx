import { session } from '../api/session'
import { exclusionintervals } from '../catalog/exclusionintervals'
import type { ExclusionInterval } from '../catalog/shapes/exclusion-interval'
import { browse } from '../crud/browse'
import { lazily } from '../ui/lazily'
import { applianceNow } from '../work/appliance-clock'
import { occurrences, type Times } from './interval-times'
import { shortWords, stateWords } from './interval-words'
import { timeLacks } from './lacks'

const IntervalCell = lazily(() => import('./interval-picture').then((module) => module.IntervalCell))
const IntervalDetail = lazily(() => import('./interval-picture').then((module) => module.IntervalDetail))
const TypeInput = lazily(() => import('./interval-input').then((module) => module.TypeInput))
const EndsInput = lazily(() => import('./interval-input').then((module) => module.EndsInput))
const ReadBack = lazily(() => import('./interval-input').then((module) => module.ReadBack))

/** What a table says outside of any page is about the appliance that is looked at. */
const nowThere = (): number => applianceNow(session.get().active?.id ?? '')

/** What a phone and an export say, in UTC as the sentence beside it. */
function stateNow(times: Times): string {
  const now = nowThere()
  return stateWords(times, occurrences(times, now, 'UTC', 1)[0], 'utc', now)
}

/** Whom it silences; a trend is an alert against the time before. */
function silences(row: ExclusionInterval): string {
  const all = [...(row.alert_apply_all ? ['every alert'] : []), ...(row.trend_apply_all ? ['every trend'] : [])]
  return all.length > 0 ? all.join(', ') : 'assigned alerts'
}

export default browse(exclusionintervals, {
  columns: [
    'name',
    ['start', (row) => shortWords(row, 'utc', nowThere()), { title: 'When', width: 285 }],
    ['end', (row) => <IntervalCell times={row} words={stateNow(row)} />, { title: 'Next', width: 310 }],
    ['alert_apply_all', silences, { title: 'Silences', width: 115 }],
    'mod_time',
  ],
  fields: [
    'name',
    ['interval_type', TypeInput],
    ['start', EndsInput],
    ['end', ReadBack],
    'alert_apply_all',
    'trend_apply_all',
  ],
  lacks: (values, { now }) => timeLacks(values, now),
  empty: 'In an exclusion interval alerts keep quiet, for example during backups.',
  extra: IntervalDetail,
})

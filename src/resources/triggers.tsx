import { triggers } from '../catalog/triggers'
import { browse } from '../crud/browse'
import { wordsFor } from '../crud/value-words'
import { Code } from '../ui/code'
import { lazily } from '../ui/lazily'
import { flagIf } from './flag'

const EventsInput = lazily(() => import('./trigger-inputs').then((module) => module.EventsInput))
const ScriptInput = lazily(() => import('./trigger-inputs').then((module) => module.ScriptInput))
const HintsInput = lazily(() => import('./trigger-inputs').then((module) => module.HintsInput))

export default browse(triggers, {
  columns: [
    'name',
    'events',
    ['apply_all', (row) => (row.apply_all ? 'every source' : 'assigned'), { title: 'Runs on', width: 110 }],
    ['disabled', (row) => flagIf(row.disabled, 'Disabled'), { width: 96 }],
    ['debug', (row) => flagIf(row.debug, 'Debug log', 'info'), { title: 'Debugging' }],
    'author',
    'mod_time',
  ],
  fields: [
    'name',
    ['events', EventsInput],
    ['script', ScriptInput],
    'apply_all',
    'disabled',
    'debug',
    ['hints', HintsInput],
    'description',
    'author',
  ],
  empty: 'A trigger runs a script of yours on events in the traffic.',
  extra: ({ row }) => <Code label="Script">{wordsFor(undefined, row.script)}</Code>,
})

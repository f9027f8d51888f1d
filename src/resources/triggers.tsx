import { triggers } from '../catalog/triggers'
import { browse } from '../crud/browse'
import { Code } from '../ui/code'
import { lazily } from '../ui/lazily'

const EventsInput = lazily(() => import('./trigger-inputs').then((module) => module.EventsInput))
const ScriptInput = lazily(() => import('./trigger-inputs').then((module) => module.ScriptInput))
const HintsInput = lazily(() => import('./trigger-inputs').then((module) => module.HintsInput))

export default browse(triggers, {
  columns: ['name', 'events', 'disabled', 'apply_all', 'debug', 'author', 'mod_time'],
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
  extra: ({ row }) => <Code label="Script">{row.script}</Code>,
})

import { devicegroups } from '../catalog/devicegroups'
import { browse } from '../crud/browse'
import { lazily } from '../ui/lazily'

const RuleInput = lazily(() => import('./rule-input').then((module) => module.RuleInput))

export default browse(devicegroups, {
  columns: ['name', 'dynamic', 'field', 'value', 'description', 'mod_time'],
  fields: ['name', 'description', 'dynamic', ['field', RuleInput], ['value', RuleInput]],
  empty: 'A group names a set of devices, chosen by hand or by a rule.',
})

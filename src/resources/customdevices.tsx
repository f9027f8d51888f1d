import { customdevices } from '../catalog/customdevices'
import { browse } from '../crud/browse'
import { lazily } from '../ui/lazily'
import { Criteria } from './criteria'
import { criteriaWords } from './criterion-words'

const CriteriaInput = lazily(() => import('./criteria-input').then((module) => module.CriteriaInput))

export default browse(customdevices, {
  columns: [
    'name',
    ['criteria', (row) => criteriaWords(row.criteria)],
    'disabled',
    'extrahop_id',
    'description',
    'author',
    'mod_time',
  ],
  fields: ['name', ['criteria', CriteriaInput], 'description', 'extrahop_id', 'disabled'],
  empty: 'A custom device stands for hosts that rules on addresses, ports and VLANs define.',
  extra: Criteria,
})

import { customdevices } from '../catalog/customdevices'
import { browse } from '../crud/browse'
import { lazily } from '../ui/lazily'
import { Criteria } from './criteria'
import { flagIf } from './flag'
import { criteriaLack, criteriaWords } from './criterion-words'

const CriteriaInput = lazily(() => import('./criteria-input').then((module) => module.CriteriaInput))

export default browse(customdevices, {
  columns: [
    'name',
    ['criteria', (row) => criteriaWords(row.criteria), { below: true }],
    ['disabled', (row) => flagIf(row.disabled, 'Disabled'), { width: 96 }],
    'extrahop_id',
    'description',
    'mod_time',
  ],
  fields: ['name', ['criteria', CriteriaInput], 'description', 'extrahop_id', 'disabled'],
  lacks: ({ criteria }, { has }) => (has('criteria') ? criteriaLack(criteria) : undefined),
  empty: 'A custom device stands for hosts that rules on addresses, ports and VLANs define.',
  extra: Criteria,
})

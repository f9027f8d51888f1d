import { customdevices } from '../catalog/customdevices'
import { browse } from '../crud/browse'
import { Criteria } from './criteria'

export default browse(customdevices, {
  columns: ['name', 'disabled', 'extrahop_id', 'description', 'author', 'mod_time'],
  fields: ['name', 'criteria', 'description', 'extrahop_id', 'disabled'],
  empty: 'A custom device stands for hosts that rules on addresses, ports and VLANs define.',
  extra: Criteria,
})

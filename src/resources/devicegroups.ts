import { devicegroups } from '../catalog/devicegroups'
import { browse } from '../crud/browse'

export default browse(devicegroups, {
  columns: ['name', 'dynamic', 'field', 'value', 'description', 'mod_time'],
  fields: ['name', 'description', 'dynamic', 'field', 'value'],
  empty: 'A group names a set of devices, chosen by hand or by a rule.',
})

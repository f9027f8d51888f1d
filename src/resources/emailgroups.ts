import { emailgroups } from '../catalog/emailgroups'
import { browse } from '../crud/browse'
import { addressLacks } from './lacks'

export default browse(emailgroups, {
  columns: ['group_name', 'email_addresses', 'system_notifications'],
  fields: ['group_name', 'email_addresses', 'system_notifications'],
  lacks: addressLacks,
  empty: 'An email group receives the notices of alerts that are assigned to it.',
})

import { activitygroups } from '../catalog/activitygroups'
import { browse } from '../crud/browse'

export default browse(activitygroups, {
  columns: ['display', 'description', 'oid'],
  empty: 'An activity group appears when devices speak a protocol.',
})

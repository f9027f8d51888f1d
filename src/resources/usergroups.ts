import { usergroups } from '../catalog/usergroups'
import { browse } from '../crud/browse'

export default browse(usergroups, {
  columns: ['display_name', 'enabled', 'is_remote', 'name', 'id'],
  empty: 'A user group brings privileges to all its members.',
})

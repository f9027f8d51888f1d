import { apikeys } from '../catalog/apikeys'
import { browse } from '../crud/browse'

export default browse(apikeys, {
  columns: ['description', 'username', 'key', 'time_added', 'id'],
  empty: 'API keys let programs sign in.',
})

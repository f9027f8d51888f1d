import { apikeys } from '../catalog/apikeys'
import { browse } from '../crud/browse'

export default browse(apikeys, {
  title: (key) => key.description || `Key ${key.id}`,
  columns: ['description', 'username', 'key', 'time_added', 'id'],
  empty: 'API keys let programs sign in.',
})

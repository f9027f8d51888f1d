import { tags } from '../catalog/tags'
import { browse } from '../crud/browse'

export default browse(tags, {
  columns: ['name', 'mod_time'],
  fields: ['name'],
  empty: 'A tag marks devices by a shared trait, across subnets and groups.',
})

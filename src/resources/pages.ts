import { pages } from '../catalog/pages'
import { browse } from '../crud/browse'

export default browse(pages, {
  columns: ['name', 'description', 'author', 'mod_time'],
  empty: 'A page is a template for a view of metrics.',
})

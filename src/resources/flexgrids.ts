import { flexgrids } from '../catalog/flexgrids'
import { browse } from '../crud/browse'

export default browse(flexgrids, {
  columns: ['name', 'mod_time'],
  empty: 'A flex grid lays metrics out in a grid.',
})

import { geomaps } from '../catalog/geomaps'
import { browse } from '../crud/browse'

export default browse(geomaps, {
  columns: ['name', 'description', 'author', 'mod_time'],
  empty: 'A geomap shows where on the earth the activity of a metric comes from.',
})

import { applications } from '../catalog/applications'
import { browse } from '../crud/browse'
import { chartsOf } from '../crud/chart/charts-of'

export default browse(applications, {
  columns: ['display_name', 'description', 'discovery_id', 'node_id', 'mod_time'],
  fields: ['display_name', 'discovery_id', 'description', 'criteria'],
  empty: 'An application gathers metrics across protocols.',
  extra: chartsOf('application'),
})

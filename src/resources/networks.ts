import { networks } from '../catalog/networks'
import { browse } from '../crud/browse'
import { chartsOf } from '../crud/chart/charts-of'

export default browse(networks, {
  columns: ['name', 'idle', 'description', 'node_id', 'mod_time'],
  empty: 'A network appears when the appliance sees traffic on one of its interfaces.',
  extra: chartsOf('network'),
})

import { networks } from '../catalog/networks'
import { browse } from '../crud/browse'
import { flagIf } from './flag'
import { chartsOf } from '../crud/chart/charts-of'

export default browse(networks, {
  columns: ['name', ['idle', (row) => flagIf(row.idle, 'Idle'), { width: 80 }], 'description', 'node_id', 'mod_time'],
  empty: 'A network appears when the appliance sees traffic on one of its interfaces.',
  extra: chartsOf('network'),
})

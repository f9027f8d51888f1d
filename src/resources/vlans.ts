import { vlans } from '../catalog/vlans'
import { browse } from '../crud/browse'
import { chartsOf } from '../crud/chart/charts-of'

export default browse(vlans, {
  columns: ['name', 'vlanid', 'network_id', 'description', 'node_id', 'mod_time'],
  fields: ['name', 'description'],
  empty: 'A VLAN appears when the appliance sees its tag in the traffic.',
  extra: chartsOf('vlan'),
})

import { nodes } from '../catalog/nodes'
import { browse } from '../crud/browse'

export default browse(nodes, {
  columns: [
    'display_name',
    'hostname',
    'enabled',
    'firmware_version',
    'license_status',
    'status_message',
    'ntp_sync',
    'time_offset',
  ],
  empty: 'A node is a Discover appliance that reports to this Command appliance.',
})

import { nodes } from '../catalog/nodes'
import { browse } from '../crud/browse'
import { offFlag } from './flag'

export default browse(nodes, {
  columns: [
    'display_name',
    'hostname',
    ['enabled', (row) => offFlag(row.enabled), { title: 'State', width: 96 }],
    'firmware_version',
    'license_status',
    'status_message',
    'ntp_sync',
    'time_offset',
  ],
  empty: 'A node is a Discover appliance that reports to this Command appliance.',
})

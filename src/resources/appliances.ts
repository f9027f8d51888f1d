import { appliances } from '../catalog/appliances'
import { browse } from '../crud/browse'

export default browse(appliances, {
  title: (appliance) => appliance.display_name || appliance.hostname || `Appliance ${appliance.id}`,
  columns: [
    'display_name',
    'platform',
    'hostname',
    'firmware_version',
    'license_status',
    'connection_type',
    'sync_time',
  ],
  fields: ['host', 'remote_appliance_type', 'remote_setup_password', 'data_access'],
  empty: 'Connect this appliance to others, to manage them or to exchange data.',
})

import { KeyRound } from 'lucide-react'
import { appliances, type Appliance } from '../catalog/appliances'
import { browse } from '../crud/browse'
import { OperationButton } from '../crud/operation-button'

function Actions({ row }: { row: Appliance | undefined }) {
  if (!row) return null
  return (
    <OperationButton
      operation={appliances.operations.productKey}
      params={{ id: row.id }}
      label="Product key"
      icon={<KeyRound aria-hidden />}
      title="Product key"
      done={`Product key of ${row.display_name || row.hostname || row.id}`}
    />
  )
}

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
  actions: Actions,
})

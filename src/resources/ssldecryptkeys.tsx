import { Plus } from 'lucide-react'
import { ssldecryptkeys, type SslDecryptKey } from '../catalog/ssldecryptkeys'
import { browse } from '../crud/browse'
import { OperationButton } from '../crud/operation-button'

function BindProtocol({ row }: { row: SslDecryptKey | undefined }) {
  if (!row) return null
  return (
    <OperationButton
      operation={ssldecryptkeys.operations.addProtocol}
      params={{ id: row.id }}
      label="Bind protocol"
      icon={<Plus aria-hidden />}
      title={`Bind a protocol to ${row.name}`}
      done="Protocol bound"
    />
  )
}

export default browse(ssldecryptkeys, {
  columns: ['name', 'enabled', 'id'],
  fields: ['name', 'certificate', 'private_key', 'enabled'],
  empty: 'With its private key the appliance reads encrypted traffic. A key that was added is never shown again.',
  actions: BindProtocol,
})

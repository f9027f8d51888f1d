import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { query } from '../api/query'
import { useAppliance } from '../api/session'
import { ssldecryptkeys, type SslDecryptKey } from '../catalog/ssldecryptkeys'
import { browse } from '../crud/browse'
import { OperationButton } from '../crud/operation-button'
import { PartState } from '../crud/part-state'
import { lazily } from '../ui/lazily'
import { shownName } from '../ui/name'
import { Section } from '../ui/panel'
import { offFlag } from './flag'
import styles from './lines.module.css'

const PemInput = lazily(() => import('./pem-input').then((module) => module.PemInput))

const { protocols, addProtocol, removeProtocol } = ssldecryptkeys.operations

/** The protocols and ports that a key is used for. */
function Protocols({ row }: { row: SslDecryptKey }) {
  const appliance = useAppliance()
  const params = { id: row.id }
  const read = useQuery(query(appliance, protocols, { params }))
  return (
    <Section
      title="Protocols"
      flush
      end={
        <OperationButton
          operation={addProtocol}
          params={params}
          label="Bind protocol"
          icon={<Plus aria-hidden />}
          title={`Bind a protocol to ${shownName(row.name)}`}
          done="Protocol bound"
        />
      }
    >
      <PartState read={read} label="Protocols" rows={2} />
      {read.data?.length === 0 && <p>None yet: nothing is decrypted with it.</p>}
      <ul className={styles.lines} aria-label="Protocols">
        {read.data?.map(({ protocol, port }) => (
          <li key={`${shownName(protocol)} ${shownName(port)}`}>
            <span>
              {shownName(protocol)}, port {shownName(port)}
            </span>
            <OperationButton
              operation={removeProtocol}
              params={{ id: row.id, protocol }}
              query={{ port }}
              label="Unbind"
              icon={<X aria-hidden />}
              title={`Unbind ${shownName(protocol)} on port ${shownName(port)}`}
              done={`${shownName(protocol)} on port ${shownName(port)} unbound`}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

export default browse(ssldecryptkeys, {
  columns: ['name', ['enabled', (row) => offFlag(row.enabled), { title: 'State', width: 96 }], 'id'],
  fields: ['name', ['certificate', PemInput], ['private_key', PemInput], 'enabled'],
  empty: 'With its private key the appliance reads encrypted traffic. A key that was added is never shown again.',
  extra: Protocols,
})

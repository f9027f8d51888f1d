import { CircleArrowUp, CloudOff, KeyRound } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { exists, reasonOf } from '../api/appliance'
import { query } from '../api/query'
import { useAppliance } from '../api/session'
import { appliances, type Appliance } from '../catalog/appliances'
import { browse } from '../crud/browse'
import { OperationButton } from '../crud/operation-button'
import { PartState } from '../crud/part-state'
import { AnswerFacts } from '../crud/single/answer-facts'
import { lazily } from '../ui/lazily'
import { shownName } from '../ui/name'
import { Section } from '../ui/panel'

const FirmwareOffers = lazily(() => import('./firmware-offers').then((module) => module.FirmwareOffers))

const { productKey, cloudServices, changeCloudServices, upgradeFirmware } = appliances.operations

/** The appliance that answers has the id 0; cloud services are its own alone. */
const isItself = (row: Appliance): boolean => row.id === 0

function Actions({ row }: { row: Appliance | undefined }) {
  const appliance = useAppliance()
  if (!row) {
    if (!exists(upgradeFirmware, appliance)) return null
    return (
      <>
        <FirmwareOffers />
        <OperationButton
          operation={upgradeFirmware}
          label="Upgrade appliances"
          icon={<CircleArrowUp aria-hidden />}
          title="Upgrade connected appliances with images from the vendor?"
          confirm={appliance.name}
          done="Upgrades started; their progress is under"
          follow={{ href: '#/jobs', words: 'Jobs' }}
        />
      </>
    )
  }
  return (
    <>
      <OperationButton
        operation={productKey}
        params={{ id: row.id }}
        label="Product key"
        icon={<KeyRound aria-hidden />}
        title="Product key"
        done={`Product key of ${shownName(row.display_name || row.hostname || row.id)}`}
      />
      {isItself(row) && exists(changeCloudServices, appliance) && (
        <OperationButton
          operation={changeCloudServices}
          params={{ id: row.id }}
          initial={{ action: 'unenroll' }}
          label="Leave cloud services"
          icon={<CloudOff aria-hidden />}
          title="Leave cloud services?"
          confirm={appliance.name}
          done="Cloud services left"
        />
      )}
    </>
  )
}

/** How the appliance itself stands with cloud services. */
function Cloud({ row }: { row: Appliance }) {
  const appliance = useAppliance()
  const shown = isItself(row) && exists(cloudServices, appliance)
  const reason = reasonOf(cloudServices, appliance)
  const read = useQuery({
    ...query(appliance, cloudServices, { params: { id: row.id } }),
    enabled: shown && reason === undefined,
  })
  if (!shown) return null
  return (
    <Section title="Cloud services">
      {reason && <p>{reason}.</p>}
      <PartState read={read} label="Cloud services" />
      {read.isSuccess && <AnswerFacts operation={cloudServices} value={read.data} />}
    </Section>
  )
}

export default browse(appliances, {
  columns: [
    'display_name',
    'platform',
    'hostname',
    'firmware_version',
    'license_status',
    ['status_message', (row) => row.status_message || 'Well'],
    'connection_type',
    'sync_time',
  ],
  fields: ['host', 'remote_appliance_type', 'remote_setup_password', 'data_access'],
  empty: 'Connect this appliance to others, to manage them or to exchange data.',
  extra: Cloud,
  actions: Actions,
})

/** What ran before the last upgrade, and the way back to it. */
import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { reasonOf } from '../../api/appliance'
import { adviceFor, isApiError } from '../../api/errors'
import { query } from '../../api/query'
import { useAppliance } from '../../api/session'
import { extrahop } from '../../catalog/extrahop'
import { PartState } from '../../crud/part-state'
import { Button } from '../../ui/button'
import { KeyValueList } from '../../ui/key-value-list'
import { Section } from '../../ui/panel'
import { TimeText } from '../../ui/time-text'
import styles from './firmware.module.css'
import type { Question } from './upgrade-dialog'

const { previousFirmware, rollback } = extrahop.operations

export function PreviousPart({ busy, onAsk }: { busy: boolean; onAsk: (question: Question) => void }) {
  const appliance = useAppliance()
  const reason = reasonOf(previousFirmware, appliance)
  const read = useQuery({ ...query(appliance, previousFirmware, {}), enabled: reason === undefined })
  // This one answer says that there is nothing to go back to; any other failure says nothing about it.
  const nothing = isApiError(read.error) && read.error.kind === 404
  const previous = nothing ? undefined : read.data
  const noRollback = read.isLoading
    ? 'What ran before is not read yet'
    : nothing
      ? 'No rollback is possible'
      : 'What ran before could not be read'
  return (
    <Section
      title="Before the last upgrade"
      end={
        <Button
          small
          icon={<History size={14} strokeWidth={2} aria-hidden />}
          reason={
            reasonOf(rollback, appliance) ?? (busy ? 'Something is under way' : previous ? undefined : noRollback)
          }
          onClick={() => onAsk({ command: { kind: 'rollback' }, wanted: previous?.version ?? null })}
        >
          Roll back…
        </Button>
      }
    >
      {reason !== undefined && <p className={styles.quiet}>{reason}.</p>}
      {nothing ? (
        <p className={styles.quiet}>{adviceFor(read.error)}</p>
      ) : (
        <PartState read={read} label="What ran before" rows={2} />
      )}
      {previous && (
        <KeyValueList
          items={[
            { key: 'version', label: 'Firmware', value: previous.version },
            { key: 'saved', label: 'Saved', value: <TimeText theirs at={previous.backup_time} /> },
          ]}
        />
      )}
      <p className={styles.quiet}>A rollback resets the datastore: all metrics of this appliance are erased.</p>
    </Section>
  )
}

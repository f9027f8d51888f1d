import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { exists } from '../api/appliance'
import { query } from '../api/query'
import { useAppliance } from '../api/session'
import { customdevices } from '../catalog/customdevices'
import { Failed } from '../crud/failed'
import { OperationButton } from '../crud/operation-button'
import { Section } from '../ui/panel'
import { criterionWords } from './criterion-words'
import styles from './lines.module.css'

const { listCriteria, createCriterion, removeCriterion } = customdevices.operations

/** The criteria of a custom device on releases that take them one by one. */
export function Criteria({ row }: { row: { id: number; name: string } }) {
  const appliance = useAppliance()
  const offered = exists(createCriterion, appliance)
  const params = { id: row.id }
  const read = useQuery({ ...query(appliance, listCriteria, { params }), enabled: offered })
  if (!offered) return null
  return (
    <Section
      title="Criteria"
      flush
      end={
        <OperationButton
          operation={createCriterion}
          params={params}
          label="Add criterion"
          icon={<Plus aria-hidden />}
          title={`Add a criterion to ${row.name}`}
          done="Criterion added"
        />
      }
    >
      {read.isError && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      {read.data?.length === 0 && <p>None yet: it has no traffic.</p>}
      <ul className={styles.lines}>
        {read.data?.map((rule) => (
          <li key={rule.id}>
            <span>{criterionWords(rule) ?? 'Everything'}</span>
            <OperationButton
              operation={removeCriterion}
              params={{ id: row.id, 'child-id': rule.id ?? 0 }}
              label="Remove"
              icon={<X aria-hidden />}
              title="Remove the criterion"
              done="Criterion removed"
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { exists } from '../api/appliance'
import { query } from '../api/query'
import { useAppliance } from '../api/session'
import { customdevices, type CustomDevice } from '../catalog/customdevices'
import { OperationButton } from '../crud/operation-button'
import { PartState } from '../crud/part-state'
import { number } from '../ui/format'
import { shownName } from '../ui/name'
import { Section } from '../ui/panel'
import { criterionWords } from './criterion-words'
import styles from './lines.module.css'

const { listCriteria, createCriterion, removeCriterion } = customdevices.operations

type Rule = NonNullable<CustomDevice['criteria']>[number]

/** Rules that are listed. */
const most = 500

const isRule = (rule: unknown): rule is Rule => typeof rule === 'object' && rule !== null

/** The criteria of a custom device: with buttons on releases that take them one by one. */
export function Criteria({ row }: { row: CustomDevice }) {
  const appliance = useAppliance()
  const offered = exists(createCriterion, appliance)
  const params = { id: row.id }
  const read = useQuery({ ...query(appliance, listCriteria, { params }), enabled: offered })
  const given: unknown = offered ? read.data : row.criteria
  // One that is no rule says nothing of the device; the tab JSON has it.
  const rules = Array.isArray(given) ? given.filter(isRule) : undefined
  return (
    <Section
      title="Criteria"
      flush
      end={
        offered && (
          <OperationButton
            operation={createCriterion}
            params={params}
            label="Add criterion"
            icon={<Plus aria-hidden />}
            title={`Add a criterion to ${shownName(row.name)}`}
            done="Criterion added"
          />
        )
      }
    >
      <PartState read={read} label="Criteria" rows={2} />
      {rules?.length === 0 && <p>None yet: it has no traffic.</p>}
      <ul className={styles.lines}>
        {rules?.slice(0, most).map((rule, index) => (
          <li key={rule.id ?? index}>
            <span>{criterionWords(rule) ?? 'Everything'}</span>
            {offered && (
              <OperationButton
                operation={removeCriterion}
                params={{ id: row.id, 'child-id': rule.id ?? 0 }}
                label="Remove"
                icon={<X aria-hidden />}
                title="Remove the criterion"
                done="Criterion removed"
              />
            )}
          </li>
        ))}
      </ul>
      {rules && rules.length > most && <p>{number(rules.length - most)} more stand in the tab JSON.</p>}
    </Section>
  )
}

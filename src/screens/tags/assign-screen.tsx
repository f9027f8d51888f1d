/** Tags, and fields, for many devices at once: chosen in four ways, planned, applied, read back, undone. */
import { useState } from 'react'
import { reasonOf } from '../../api/appliance'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import { z } from '../../catalog/zod'
import { PlanRun } from '../../crud/plan/plan-run'
import { useUrlState } from '../../crud/url-state'
import { Button } from '../../ui/button'
import { PageHeader } from '../../ui/page-header'
import { usePlan } from '../../work/use-work'
import { Compose } from './compose'
import styles from './tags.module.css'

const Address = z.object({ plan: z.string().default('') })

const crumbs = [{ title: 'Tags', href: '#/tags' }, { title: 'Assign tags' }]

export default function AssignScreen() {
  const appliance = useAppliance()
  const [{ plan }, setAddress] = useUrlState(Address)
  const view = usePlan(plan)
  const [round, setRound] = useState(0)
  const again = () => {
    setAddress({ plan: '' })
    setRound(round + 1)
  }
  const reason = reasonOf(catalog.tags.operations.assignDevices, appliance)
  return (
    <>
      <PageHeader title={view ? view.plan.title : 'Assign tags'} crumbs={view ? crumbs : crumbs.slice(0, 1)} ruled />
      {view ? (
        <PlanRun id={plan} actions={<Button onClick={again}>New plan</Button>} />
      ) : (
        <div className={styles.page}>
          <Compose
            key={`${appliance.id} ${round}`}
            appliance={appliance}
            reason={reason}
            onStart={(id) => setAddress({ plan: id })}
          />
        </div>
      )}
    </>
  )
}

import { useParams } from 'react-router'
import { PlanRun } from '../../crud/plan/plan-run'
import { EmptyState } from '../../ui/empty-state'
import { PageHeader } from '../../ui/page-header'
import { usePlan } from '../../work/use-work'

/** One plan and what came of it. */
export default function PlanScreen() {
  const { id = '' } = useParams()
  const view = usePlan(id)
  return (
    <>
      <PageHeader title={view?.plan.title ?? 'Plan'} crumbs={[{ title: 'Plans', href: '#/plans' }]} ruled />
      {view ? (
        <PlanRun id={id} />
      ) : (
        <EmptyState title="This machine has no such plan">
          Plans are kept where they were made. It may have been forgotten, or made in another browser.
        </EmptyState>
      )}
    </>
  )
}

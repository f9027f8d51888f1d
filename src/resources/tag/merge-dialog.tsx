import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { sentenceFor } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { useProblem } from '../../api/use-failure'
import { catalog } from '../../catalog'
import type { Tag } from '../../catalog/tags'
import { listQuery } from '../../crud/list-query'
import { OnePicker } from '../../crud/picker'
import { PlanSteps } from '../../crud/plan/plan-steps'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { count } from '../../ui/format'
import { LoadingRows } from '../../ui/loading-rows'
import { changesOf } from '../../work/plan'
import { work } from '../../work/work'
import { mergePlan, readCarriers } from './merge-plan'

interface Props {
  from: Pick<Tag, 'id' | 'name'>
  /** Chosen already, where it is known. */
  into?: number | undefined
  onClose: () => void
}

/** Asks which tag another one becomes, and shows what that changes before it is done. */
export function MergeDialog({ from, into, onClose }: Props) {
  const appliance = useAppliance()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState(into === undefined ? undefined : String(into))
  const [error, setError] = useProblem(appliance.id)
  const tags = useQuery(listQuery(appliance, catalog.tags.operations.list))
  const row = tags.data?.find(({ id }) => String(id) === chosen)
  const target = row && { id: Number(row.id), name: typeof row.name === 'string' ? row.name : '' }
  const read = useQuery({
    queryKey: [appliance.id, 'tags', 'merge', from.id, target?.id],
    queryFn: async ({ signal }) =>
      target ? mergePlan(appliance, from, target, await readCarriers(appliance, from, target, signal)) : null,
    enabled: target !== undefined,
    staleTime: 0,
    retry: false,
  })
  const plan = read.data
  const changes = plan ? changesOf(plan) : 0
  const start = async () => {
    if (!plan) return
    try {
      await work.start(plan)
      void navigate(plan.page ?? '/plans')
    } catch (failure) {
      setError(failure)
    }
  }
  const reason = !target
    ? 'Choose a tag'
    : !plan
      ? 'Still reading what carries the two'
      : changes === 0
        ? `${from.name} is on no device: delete it`
        : undefined
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Merge tag ${from.name} into another`}
      error={error ?? (read.isError ? sentenceFor(read.error) : undefined)}
      footer={
        <>
          <Button onClick={onClose}>Keep both</Button>
          <Button kind="main" reason={reason} onClick={() => void start()}>
            {changes > 0 ? `Apply ${count(changes, 'change', 'changes')}` : 'Merge'}
          </Button>
        </>
      }
    >
      <OnePicker label="Into" to="tags" value={chosen} onChange={setChosen} without={new Set([String(from.id)])} />
      {read.isFetching && <LoadingRows label="Reading what carries the two" columns={1} />}
      {plan && changes > 0 && <PlanSteps plan={plan} />}
    </Dialog>
  )
}

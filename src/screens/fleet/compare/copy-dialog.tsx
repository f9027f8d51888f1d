/** Chosen objects of one appliance to others: what will be done is shown first, and can be taken back afterwards. */
import { useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Appliance } from '../../../api/appliance'
import { sentenceFor } from '../../../api/errors'
import { catalog } from '../../../catalog'
import type { Resource } from '../../../catalog/operation'
import { idOf, nameOf } from '../../../crud/model'
import { NotRead } from '../../../crud/not-read'
import { startPlan } from '../../../crud/plan/start-plan'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { count, list } from '../../../ui/format'
import { LoadingRows } from '../../../ui/loading-rows'
import { Note } from '../../../ui/note'
import { has } from '../../../work/fleet/compare'
import styles from './compare.module.css'
import { copySteps, rowsOf, type Copied, type Copy as Copying } from './copy-steps'

interface Props {
  source: Appliance
  others: readonly Appliance[]
  /** The one that is compared with. */
  chosen: string | undefined
  subject: Copied
  onClose: () => void
}

const toggled = (set: ReadonlySet<string>, id: string, on: boolean): Set<string> => {
  const next = new Set(set)
  if (on) next.add(id)
  else next.delete(id)
  return next
}

export function CopyDialog({ source, others, chosen, subject, onClose }: Props) {
  const navigate = useNavigate()
  const resource: Resource = catalog[subject]
  const [one, many] = resource.words
  const [objects, setObjects] = useState<ReadonlySet<string>>(new Set())
  const [places, setPlaces] = useState<ReadonlySet<string>>(new Set(chosen === undefined ? [] : [chosen]))
  const rows = useQuery({
    queryKey: ['fleet copy', source.id, subject],
    queryFn: ({ signal }) => rowsOf(source, resource, signal),
  })
  const wanted = (rows.data ?? []).filter((row) => objects.has(idOf(resource, row)))
  const targets = others.filter(({ id }) => places.has(id))
  const ready = wanted.length > 0 && targets.length > 0
  const plan = useQuery({
    queryKey: ['fleet copy plan', source.id, subject, [...objects].toSorted(), [...places].toSorted()],
    enabled: ready,
    queryFn: async ({ signal }): Promise<Copying> => {
      const all = await Promise.all(targets.map((target) => copySteps(subject, wanted, source, target, signal)))
      return {
        steps: all.flatMap(({ steps }) => steps),
        notes: [
          ...all.flatMap(({ notes }) => notes),
          ...(subject === 'tags' || subject === 'devicegroups'
            ? ['Devices are an appliance’s own: none is assigned.']
            : []),
        ],
      }
    },
  })
  const steps = ready ? (plan.data?.steps ?? []) : []
  const apply = () => {
    const [first] = targets
    if (!first || !plan.data) return
    const title = `Copy ${count(wanted.length, one, many)} from ${source.name} to ${list(targets.map(({ name }) => name))}`
    const address = startPlan(first, { title, steps: plan.data.steps, notes: plan.data.notes })
    onClose()
    void navigate(address)
  }
  const failed = [rows, plan].find(({ isError }) => isError)
  const reason = !ready
    ? 'Choose what and where first'
    : plan.isFetching
      ? 'Both sides are being read'
      : plan.isError
        ? 'Both sides could not be read'
        : steps.length === 0
          ? 'They have all of it already'
          : undefined
  return (
    <Dialog
      open
      wide
      dirty={objects.size > 0}
      onClose={onClose}
      title={
        <>
          Copy {many} of <bdi>{source.name}</bdi>
        </>
      }
      error={
        failed?.error && (
          <NotRead onRetry={() => void failed.refetch()} pending={failed.isFetching}>
            {sentenceFor(failed.error)}
          </NotRead>
        )
      }
      footer={
        <>
          <Button onClick={onClose}>Copy nothing</Button>
          <Button kind="main" icon={<Copy size={16} strokeWidth={1.75} aria-hidden />} reason={reason} onClick={apply}>
            {steps.length === 0 ? 'Apply' : `Apply ${count(steps.length, 'change', 'changes')}`}
          </Button>
        </>
      }
    >
      <div className={styles.choose}>
        <section aria-label="What">
          <h3>What</h3>
          {rows.isLoading && <LoadingRows label={`The ${many} of ${source.name}`} rows={3} columns={1} />}
          {rows.data?.length === 0 && <p>It has none.</p>}
          <ul>
            {(rows.data ?? []).map((row) => {
              const id = idOf(resource, row)
              return (
                <li key={id}>
                  <Checkbox
                    label={<bdi>{nameOf(resource, row)}</bdi>}
                    value={objects.has(id)}
                    onChange={(on) => setObjects(toggled(objects, id, on))}
                  />
                </li>
              )
            })}
          </ul>
        </section>
        <section aria-label="To">
          <h3>To</h3>
          <ul>
            {others
              .filter((other) => has(other, subject))
              .map(({ id, name }) => (
                <li key={id}>
                  <Checkbox
                    label={<bdi>{name}</bdi>}
                    value={places.has(id)}
                    onChange={(on) => setPlaces(toggled(places, id, on))}
                  />
                </li>
              ))}
          </ul>
        </section>
      </div>
      {steps.length > 0 && (
        <ol aria-label="Changes">
          {steps.slice(0, 12).map(({ id, words }) => (
            <li key={id}>{words}</li>
          ))}
          {steps.length > 12 && <li>{steps.length - 12} more</li>}
        </ol>
      )}
      {plan.data && ready && plan.data.notes.length > 0 && (
        <Note kind="info">{[...new Set(plan.data.notes)].slice(0, 6).join(' ')}</Note>
      )}
    </Dialog>
  )
}

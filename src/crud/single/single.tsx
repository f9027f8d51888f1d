/**
 * The page of a resource that is not a list: a section for everything that can be read, with the writes that change
 * it beside it, and a section for all other writes.
 */
import { useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query'
import { Pencil, RotateCw, SquareTerminal } from 'lucide-react'
import { useState, type ComponentType } from 'react'
import { exists, reasonOf } from '../../api/appliance'
import { queryRaw } from '../../api/query'
import { useAppliance } from '../../api/session'
import { explore } from '../../api/shown-request'
import type { Operation, Resource } from '../../catalog/operation'
import { Button, IconButton } from '../../ui/button'
import { lazily } from '../../ui/lazily'
import { LoadingRows } from '../../ui/loading-rows'
import { PageHeader } from '../../ui/page-header'
import { Section } from '../../ui/panel'
import { Failed } from '../failed'
import { sentence } from '../model'
import { AnswerFacts } from './answer-facts'
import { actionsOf, readingsOf, titleOf, type Reading } from './operations-of'
import styles from './single.module.css'

const ActionDrawer = lazily(async () => (await import('./action-drawer')).ActionDrawer)

interface Chosen {
  operation: Operation
  current: unknown
}

function ReadingSection({ reading, onChange }: { reading: Reading; onChange: (chosen: Chosen) => void }) {
  const appliance = useAppliance()
  const { operation, writes, title } = reading
  const reason = reasonOf(operation, appliance)
  const read = useQuery({ ...queryRaw(appliance, operation, {}), enabled: reason === undefined })
  return (
    <Section
      title={title}
      end={
        <>
          {reason === undefined && (
            <IconButton
              small
              label="Show this request"
              icon={<SquareTerminal aria-hidden />}
              onClick={() => explore(operation)}
            />
          )}
          {writes.map((write) => (
            <Button
              key={write.id}
              small
              reason={reasonOf(write, appliance)}
              icon={<Pencil size={14} strokeWidth={2} aria-hidden />}
              onClick={() => onChange({ operation: write, current: read.data })}
            >
              {titleOf(write)}…
            </Button>
          ))}
        </>
      }
    >
      {reason ? (
        <p className={styles.quiet}>{reason}.</p>
      ) : read.isError ? (
        <Failed error={read.error} onRetry={() => void read.refetch()} pending={read.isFetching} />
      ) : read.isPending ? (
        <LoadingRows rows={3} label={`Reading ${title}`} />
      ) : (
        <AnswerFacts operation={operation} value={read.data} />
      )}
    </Section>
  )
}

export interface SingleOptions {
  /** Operations that have a page of their own. */
  elsewhere?: readonly Operation[]
}

function Actions({
  title,
  operations,
  danger,
  onChoose,
}: {
  title: string
  operations: readonly Operation[]
  danger?: boolean
  onChoose: (chosen: Chosen) => void
}) {
  const appliance = useAppliance()
  if (operations.length === 0) return null
  return (
    <Section title={title} className={danger ? styles.danger : undefined}>
      <ul className={styles.actions}>
        {operations.map((operation) => (
          <li key={operation.id}>
            <span>{[operation.doc, danger && operation.note].filter(Boolean).join(' ')}</span>
            <Button
              small
              reason={reasonOf(operation, appliance)}
              onClick={() => onChoose({ operation, current: undefined })}
            >
              {titleOf(operation)}…
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Makes the page of a resource. What interrupts the appliance and needs no further word stands apart, at the end. */
export function single(resource: Resource, { elsewhere = [] }: SingleOptions = {}): ComponentType {
  const name = sentence(resource.words[1])
  return function SinglePage() {
    const appliance = useAppliance()
    const client = useQueryClient()
    const [chosen, setChosen] = useState<Chosen | null>(null)
    const fetching = useIsFetching({ queryKey: [appliance.id, resource.name] }) > 0
    const here = (operation: Operation) => exists(operation, appliance)
    const all = actionsOf(resource).filter((one) => here(one) && !elsewhere.includes(one))
    const isDanger = (one: Operation) => one.destructive && one.body === undefined && !one.path.includes('{')
    const actions = all.filter((one) => !isDanger(one))
    const dangers = all.filter(isDanger)
    return (
      <>
        <PageHeader
          title={name}
          facts={resource.about}
          actions={
            <Button
              kind="plain"
              pending={fetching}
              icon={<RotateCw size={16} strokeWidth={1.75} aria-hidden />}
              onClick={() => void client.invalidateQueries({ queryKey: [appliance.id, resource.name] })}
            >
              Refresh
            </Button>
          }
        />
        <div className={styles.scroll}>
          {readingsOf(resource, 'This appliance')
            .filter(({ operation }) => here(operation) && !elsewhere.includes(operation))
            .map((reading) => (
              <ReadingSection key={reading.id} reading={reading} onChange={setChosen} />
            ))}
          <Actions title="Actions" operations={actions} onChoose={setChosen} />
          <Actions title="Interrupts the appliance" danger operations={dangers} onChoose={setChosen} />
        </div>
        {chosen && (
          <ActionDrawer
            key={chosen.operation.id}
            operation={chosen.operation}
            current={chosen.current}
            onClose={() => setChosen(null)}
          />
        )}
      </>
    )
  }
}

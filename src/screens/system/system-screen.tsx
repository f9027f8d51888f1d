/** What an appliance is and what it can do to itself, by job; what has a page of its own stands there. */
import { useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query'
import { Pencil, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { exists, reasonOf } from '../../api/appliance'
import { queryRaw } from '../../api/query'
import { useAppliance } from '../../api/session'
import { extrahop } from '../../catalog/extrahop'
import type { Operation } from '../../catalog/operation'
import { Failed } from '../../crud/failed'
import { AnswerFacts } from '../../crud/single/answer-facts'
import { actionsOf, readingsOf, titleOf, type Reading } from '../../crud/single/operations-of'
import { Button } from '../../ui/button'
import { lazily } from '../../ui/lazily'
import { LoadingRows } from '../../ui/loading-rows'
import { PageHeader } from '../../ui/page-header'
import { Section } from '../../ui/panel'
import { elsewhere } from './elsewhere'
import { IdentityPart } from './identity-part'
import { PowerPart } from './power-part'
import { ProcessesPart } from './processes-part'
import { DetectionsPart, IngestPart, ServicesPart } from './switches'
import styles from './system.module.css'

const ActionDrawer = lazily(async () => (await import('../../crud/single/action-drawer')).ActionDrawer)

interface Chosen {
  operation: Operation
  current: unknown
}

/** What has no part of its own here, such as ticketing: what it says, and what changes it. */
function ReadingPart({ reading, onChange }: { reading: Reading; onChange: (chosen: Chosen) => void }) {
  const appliance = useAppliance()
  const { operation, writes, title } = reading
  const reason = reasonOf(operation, appliance)
  const read = useQuery({ ...queryRaw(appliance, operation, {}), enabled: reason === undefined })
  return (
    <Section
      title={title}
      end={writes.map((write) => (
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

export default function SystemScreen() {
  const appliance = useAppliance()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const fetching = useIsFetching({ queryKey: [appliance.id, extrahop.name] }) > 0
  const here = (operation: Operation) => exists(operation, appliance) && !elsewhere.has(operation)
  const actions = actionsOf(extrahop).filter(here)
  return (
    <>
      <PageHeader
        title="System"
        facts="What this appliance is, and what it can do to itself."
        actions={
          <Button
            kind="plain"
            pending={fetching}
            icon={<RotateCw size={16} strokeWidth={1.75} aria-hidden />}
            onClick={() => void client.invalidateQueries({ queryKey: [appliance.id, extrahop.name] })}
          >
            Refresh
          </Button>
        }
      />
      <div className={styles.scroll}>
        <IdentityPart />
        <IngestPart />
        {exists(extrahop.operations.processes, appliance) && <ProcessesPart />}
        <ServicesPart />
        <DetectionsPart />
        {readingsOf(extrahop, 'System')
          .filter(({ operation }) => here(operation))
          .map((reading) => (
            <ReadingPart key={reading.id} reading={reading} onChange={setChosen} />
          ))}
        {actions.length > 0 && (
          <Section title="Actions">
            <ul className={styles.switches}>
              {actions.map((operation) => (
                <li key={operation.id}>
                  <div>
                    <b>{titleOf(operation)}</b>
                    <span>{operation.doc}</span>
                  </div>
                  <Button
                    small
                    reason={reasonOf(operation, appliance)}
                    onClick={() => setChosen({ operation, current: undefined })}
                  >
                    {titleOf(operation)}…
                  </Button>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <PowerPart />
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

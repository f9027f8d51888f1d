/** What an appliance is and what it can do to itself, by job; what has a page of its own stands there. */
import { useQuery } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { exists, reasonOf } from '../../api/appliance'
import { queryRaw } from '../../api/query'
import { useAppliance } from '../../api/session'
import { extrahop } from '../../catalog/extrahop'
import type { Operation } from '../../catalog/operation'
import { rowFrom } from '../../crud/list-query'
import { NotesAbove } from '../../crud/notes-above'
import { PartState } from '../../crud/part-state'
import { RefreshButton } from '../../crud/refresh-button'
import { AnswerFacts } from '../../crud/single/answer-facts'
import { actionsOf, readingsOf, titleOf, type Reading } from '../../crud/single/operations-of'
import single from '../../crud/single/single.module.css'
import { Button } from '../../ui/button'
import { Guarded } from '../../ui/guarded'
import { lazily } from '../../ui/lazily'
import { PageBody } from '../../ui/page-body'
import { PageHeader } from '../../ui/page-header'
import { Section } from '../../ui/panel'
import { elsewhere } from './elsewhere'
import { IdentityPart } from './identity-part'
import { PowerPart } from './power-part'
import { ProcessesPart } from './processes-part'
import { DetectionsPart, IngestPart, ServicesPart } from './switches'
import styles from './system.module.css'

const ActionDrawer = lazily(async () => (await import('../../crud/single/action-drawer')).ActionDrawer)
const SettingDrawer = lazily(async () => (await import('../../crud/single/setting-drawer')).SettingDrawer)

/** What has no part of its own here, such as ticketing: what it says, and what changes it. */
function ReadingPart({ reading }: { reading: Reading }) {
  const appliance = useAppliance()
  const { operation, updates, title } = reading
  const [update, setUpdate] = useState<Operation | null>(null)
  const reason = reasonOf(operation, appliance)
  const read = useQuery({ ...queryRaw(appliance, operation, {}), enabled: reason === undefined })
  const row = rowFrom(read.data)
  return (
    <Section
      title={title}
      end={updates.map((each) => (
        <Button
          key={each.id}
          small
          reason={reasonOf(each, appliance) ?? (row ? undefined : 'What is set now has not been read')}
          icon={<Pencil size={14} strokeWidth={2} aria-hidden />}
          onClick={() => setUpdate(each)}
        >
          {titleOf(each)}…
        </Button>
      ))}
    >
      {reason && <p className={single.quiet}>{reason}.</p>}
      <PartState read={read} label={`Reading ${title}`} />
      {read.data !== undefined && <AnswerFacts operation={operation} value={read.data} />}
      {update && row && <SettingDrawer reading={reading} update={update} row={row} onClose={() => setUpdate(null)} />}
    </Section>
  )
}

export default function SystemScreen() {
  const appliance = useAppliance()
  const [chosen, setChosen] = useState<Operation | null>(null)
  const here = (operation: Operation) => exists(operation, appliance) && !elsewhere.has(operation)
  const actions = actionsOf(extrahop).filter(here)
  return (
    <>
      <PageHeader
        title="System"
        facts="What this appliance is, and what it can do to itself."
        actions={<RefreshButton />}
      />
      <NotesAbove resource={extrahop.name} />
      <PageBody>
        <Guarded what="The identity">
          <IdentityPart />
        </Guarded>
        <Guarded what="The ingest">
          <IngestPart />
        </Guarded>
        {exists(extrahop.operations.processes, appliance) && (
          <Guarded what="The processes">
            <ProcessesPart />
          </Guarded>
        )}
        <Guarded what="The services">
          <ServicesPart />
        </Guarded>
        <Guarded what="The detections">
          <DetectionsPart />
        </Guarded>
        {readingsOf(extrahop, 'System')
          .filter(({ operation }) => here(operation))
          .map((reading) => (
            <ReadingPart key={reading.id} reading={reading} />
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
                  <Button small reason={reasonOf(operation, appliance)} onClick={() => setChosen(operation)}>
                    {titleOf(operation)}…
                  </Button>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Guarded what="The power">
          <PowerPart />
        </Guarded>
      </PageBody>
      {chosen && <ActionDrawer key={chosen.id} operation={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}

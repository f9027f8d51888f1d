/** What is on or off: services, record ingest, who sees detections. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { exists, reasonOf } from '../../api/appliance'
import { query, write } from '../../api/query'
import { useAppliance } from '../../api/session'
import { useProblem } from '../../api/use-failure'
import { isDestructive } from '../../catalog/destructive'
import { dictionary } from '../../catalog/dictionary'
import { extrahop } from '../../catalog/extrahop'
import { Services } from '../../catalog/extrahop-shapes'
import { fieldsOf, wordsOf } from '../../catalog/fields'
import { PartState } from '../../crud/part-state'
import single from '../../crud/single/single.module.css'
import { ActButton } from '../../ui/act-button'
import { Button } from '../../ui/button'
import { ConfirmCall } from '../../crud/confirm-call'
import { Note } from '../../ui/note'
import { Section } from '../../ui/panel'
import { State } from '../../ui/state-glyph'
import { toast } from '../../ui/toast'
import styles from './system.module.css'

interface SwitchProps {
  name: string
  /** What it says: "On", "Off". */
  state: ReactNode
  on: boolean
  words: string
  action: string
  /** Asked before it is changed; null where it costs nothing. */
  question: { title: string; cost: string; typed?: string } | null
  reason: string | undefined
  onChange: (signal: AbortSignal) => Promise<void>
}

function Switch({ name, state, on, words, action, question, reason, onChange }: SwitchProps) {
  const appliance = useAppliance()
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useProblem(appliance.id)
  const direct = async (signal: AbortSignal) => {
    setProblem(undefined)
    try {
      await onChange(signal)
    } catch (error) {
      setProblem(error)
    }
  }
  const called = `${name}: ${action.toLowerCase()}`
  return (
    <li>
      <div>
        <b>{name}</b>
        <span>{words}</span>
        {problem !== undefined && <Note kind="danger">{problem}</Note>}
      </div>
      <State state={on ? 'ok' : 'unknown'}>{state}</State>
      {question ? (
        <>
          <Button small reason={reason} aria-label={called} onClick={() => setAsking(true)}>
            {action}…
          </Button>
          <ConfirmCall
            of={appliance.id}
            open={asking}
            onClose={() => setAsking(false)}
            title={question.title}
            action={action}
            keep="Leave it as it is"
            {...(question.typed !== undefined && { typed: question.typed })}
            onConfirm={onChange}
          >
            <p>{question.cost}</p>
          </ConfirmCall>
        </>
      ) : (
        <ActButton small reason={reason} aria-label={called} onAct={direct}>
          {action}
        </ActButton>
      )}
    </li>
  )
}

/** What a service is for, and what goes with it. */
const uses = dictionary({
  admin: 'The pages in which the appliance is administered.',
  keyreceiver: 'Takes in session keys from servers, so that what they encrypt can be read.',
  snmp: 'Lets others ask the appliance how it is.',
  ssh: 'The command line, and the way in for the vendor’s support.',
})
const wayIn = dictionary({
  admin: 'Without the administration pages the way back is this console, or the console port.',
  ssh: 'Without SSH the way back is this console, the administration pages, or the console port.',
})

const switching = (name: string, enabled: boolean) => ({ body: { [name]: { enabled } } })

export function ServicesPart() {
  const appliance = useAppliance()
  const client = useQueryClient()
  const { services, updateServices } = extrahop.operations
  const reason = reasonOf(services, appliance)
  const read = useQuery({ ...query(appliance, services, {}), enabled: reason === undefined })
  if (!exists(services, appliance)) return null
  const labels = new Map(fieldsOf(Services).map(({ name, label }) => [name, label]))
  const set = (name: string, label: string, enabled: boolean) => async (signal: AbortSignal) => {
    await write(client, appliance, updateServices, switching(name, enabled), { signal })
    toast.success(`${label} is ${enabled ? 'on' : 'off'}`)
  }
  return (
    <Section title="Services">
      {reason !== undefined && <p className={single.quiet}>{reason}.</p>}
      <PartState read={read} label="Reading the services" rows={4} />
      <ul className={styles.switches}>
        {Object.entries(read.data ?? {}).flatMap(([name, service]) => {
          if (!service) return []
          const label = labels.get(name) ?? wordsOf(name)
          const { enabled } = service
          return (
            <Switch
              key={name}
              name={label}
              on={enabled}
              state={enabled ? 'On' : 'Off'}
              words={uses[name] ?? ''}
              action={enabled ? 'Switch off' : 'Switch on'}
              reason={reasonOf(updateServices, appliance)}
              question={
                enabled
                  ? {
                      title: `Switch off ${label} on ${appliance.name}?`,
                      cost: wayIn[name] ?? 'Whoever uses it does without until it is switched on again.',
                      ...(isDestructive(updateServices, switching(name, false)) && { typed: appliance.name }),
                    }
                  : null
              }
              onChange={set(name, label, !enabled)}
            />
          )
        })}
      </ul>
    </Section>
  )
}

export function IngestPart() {
  const appliance = useAppliance()
  const client = useQueryClient()
  const { cluster, updateCluster } = extrahop.operations
  const reason = reasonOf(cluster, appliance)
  const read = useQuery({ ...query(appliance, cluster, {}), enabled: reason === undefined })
  if (!exists(cluster, appliance)) return null
  const on = read.data?.ingest_enabled
  const ingest = { body: { ingest_enabled: !on } }
  return (
    <Section title="Cluster">
      {reason !== undefined && <p className={single.quiet}>{reason}.</p>}
      <PartState read={read} label="Reading the cluster" rows={1} />
      {on !== undefined && (
        <ul className={styles.switches}>
          <Switch
            name="Record ingest"
            on={on}
            state={on ? 'On' : 'Off'}
            words="Whether the whole cluster takes in records. It is off while its nodes are upgraded, and on again after the last."
            action={on ? 'Switch off' : 'Switch on'}
            reason={reasonOf(updateCluster, appliance)}
            question={
              on
                ? {
                    title: `Switch off record ingest on ${appliance.name} and its whole cluster?`,
                    cost: 'Records that are sent meanwhile are lost. A note stands on every page until it is switched on again.',
                    ...(isDestructive(updateCluster, ingest) && { typed: appliance.name }),
                  }
                : null
            }
            onChange={async (signal) => {
              await write(client, appliance, updateCluster, ingest, { signal })
              toast.success(`Record ingest is ${on ? 'off' : 'on'}`)
            }}
          />
        </ul>
      )}
    </Section>
  )
}

export function DetectionsPart() {
  const appliance = useAppliance()
  const client = useQueryClient()
  const { detectionsAccess, setDetectionsAccess } = extrahop.operations
  const readable = reasonOf(detectionsAccess, appliance) === undefined
  const read = useQuery({ ...query(appliance, detectionsAccess, {}), enabled: readable })
  if (!exists(setDetectionsAccess, appliance)) return null
  const limited = read.data?.enabled
  const reason = reasonOf(setDetectionsAccess, appliance)
  const set = (enabled: boolean) => async (signal: AbortSignal) => {
    await write(client, appliance, setDetectionsAccess, { body: { enabled } }, { signal })
    toast.success(enabled ? 'Detections are limited to granted users' : 'Everyone sees detections')
  }
  const one = (next: boolean) => ({
    action: next ? 'Limit to granted users' : 'Open to everyone',
    question: {
      title: `${next ? 'Limit detections to granted users' : 'Open detections to everyone'} on ${appliance.name}?`,
      cost: next
        ? 'Users without the detections privilege do not see detections any more.'
        : 'Every user of the appliance sees all detections.',
    },
    onChange: set(next),
  })
  return (
    <Section title="Detections access">
      <PartState read={read} label="Reading who sees detections" rows={1} />
      {!readable && exists(detectionsAccess, appliance) && (
        <p className={single.quiet}>{reasonOf(detectionsAccess, appliance)}.</p>
      )}
      <ul className={styles.switches}>
        {limited !== undefined ? (
          <Switch
            name="Who sees detections"
            words="The privilege is granted to each user by itself, see Users."
            on={!limited}
            state={limited ? 'Granted users only' : 'Everyone'}
            reason={reason}
            {...one(!limited)}
          />
        ) : (
          // This release takes the setting and does not tell it.
          !exists(detectionsAccess, appliance) &&
          [true, false].map((next) => (
            <Switch
              key={String(next)}
              name={next ? 'Granted users only' : 'Everyone'}
              words="This release does not tell how it is set now."
              on={false}
              state="Not known"
              reason={reason}
              {...one(next)}
            />
          ))
        )}
      </ul>
    </Section>
  )
}

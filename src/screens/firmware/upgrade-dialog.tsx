/** Asks before the appliance is taken away: what it will run, what goes with it, and for its name. */
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { reasonOf } from '../../api/appliance'
import { query } from '../../api/query'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import { fieldsOf } from '../../catalog/fields'
import { UpgradeOptions } from '../../catalog/extrahop-shapes'
import { useConfigs, useUnsaved } from '../../crud/config/use-configs'
import { fieldsHere } from '../../crud/held-here'
import type { UpgradeInput } from '../../work/firmware/step-data'
import { upgradePlan } from '../../work/firmware/plans'
import { work } from '../../work/work'
import { Checkbox } from '../../ui/checkbox'
import { ConfirmDialog } from '../../ui/dialog'
import { list } from '../../ui/format'
import { Glyph, type StateKind } from '../../ui/state-glyph'
import styles from './firmware.module.css'

export interface Question {
  command: UpgradeInput['command']
  /** The version that it will run; null where nobody knows. */
  wanted: string | null
}

/** What an operator should know now; each is read anew. */
function Checks({ command }: { command: UpgradeInput['command'] }) {
  const appliance = useAppliance()
  const { extrahop, customizations } = catalog
  const may = (operation: Parameters<typeof reasonOf>[0]) => reasonOf(operation, appliance) === undefined
  const { live, saved } = useConfigs(appliance)
  const unsaved = useUnsaved(appliance, live.data, saved.data)
  const cluster = useQuery({
    ...query(appliance, extrahop.operations.cluster, {}),
    enabled: may(extrahop.operations.cluster),
  })
  const backups = useQuery({
    ...query(appliance, customizations.operations.list, {}),
    enabled: may(customizations.operations.list),
  })
  const reads = [
    {
      of: 'running config',
      operation: catalog.runningconfig.operations.get,
      known: unsaved.data !== undefined,
      failed: live.isError || saved.isError || (live.isSuccess && saved.isSuccess && !unsaved.comparing),
    },
    { of: 'cluster', operation: extrahop.operations.cluster, known: cluster.data, failed: cluster.isError },
    { of: 'backups', operation: customizations.operations.list, known: backups.data, failed: backups.isError },
  ].filter(({ operation, known }) => !known && may(operation))
  const unknown = (state: 'running' | 'unknown', failed: boolean, words: string) => {
    const names = reads.filter((read) => read.failed === failed).map(({ of }) => of)
    return names.length === 0 ? [] : [{ state, words: `${words}: ${list(names)}.` }]
  }
  const found: { state: StateKind; words: ReactNode }[] = [
    ...unknown('running', false, 'Still being read'),
    ...unknown('unknown', true, 'Not known, since it could not be read'),
  ]
  if (command.kind === 'rollback')
    found.push({
      state: 'danger',
      words:
        'A rollback resets the datastore: all metrics of this appliance are erased. Paired appliances keep theirs.',
    })
  if (unsaved.data && unsaved.data.length > 0)
    found.push({
      state: 'danger',
      words: `The running config is not saved: the restart loses what was changed in ${list(unsaved.data)}.`,
    })
  if (cluster.data)
    found.push(
      cluster.data.ingest_enabled
        ? {
            state: 'warn',
            words:
              'Record ingest is on. Before the first node of a cluster is upgraded it is switched off for all, and on again after the last.',
          }
        : { state: 'ok', words: 'Record ingest is off. Switch it on again after the last node.' },
    )
  if (backups.data)
    found.push(
      backups.data.length > 0
        ? { state: 'ok', words: `${backups.data.length} backups of the customizations are listed.` }
        : { state: 'warn', words: 'No backup of the customizations is listed.' },
    )
  return (
    <ul className={styles.checks}>
      {found.map(({ state, words }, index) => (
        // The order is fixed, and none of them moves.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <Glyph state={state} />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  )
}

const actions = {
  upgrade: 'Upgrade',
  rollback: 'Roll back',
  'download-version': 'Download and upgrade',
  'download-url': 'Download and upgrade',
} as const

export function UpgradeDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const appliance = useAppliance()
  const { command, wanted } = question
  const [options, setOptions] = useState<Readonly<Record<string, boolean>>>({ restart_after: true })
  const asked = command.kind === 'upgrade' ? fieldsHere(fieldsOf(UpgradeOptions), appliance) : []
  const restarts = command.kind !== 'upgrade' || options['restart_after'] !== false
  const full = (): UpgradeInput['command'] =>
    command.kind === 'upgrade'
      ? { kind: 'upgrade', ...(options['force'] && { force: true }), ...(options['silent'] && { silent: true }) }
      : command
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={
        <>
          {command.kind === 'rollback' ? 'Roll back' : 'Upgrade'} <bdi>{appliance.name}</bdi>
          {wanted ? ` to ${wanted}` : ''}?
        </>
      }
      action={actions[command.kind]}
      keep={`Keep ${appliance.version}`}
      typed={appliance.name}
      onConfirm={() => {
        // The plan goes on by itself; the page shows how.
        void work.start(upgradePlan(appliance, { wanted, restarts, command: full() }))
      }}
    >
      <p>
        It runs {appliance.version} now.{' '}
        {restarts
          ? 'It restarts when the new firmware is installed, and nobody reaches it meanwhile: minutes, an hour for a Command with 50,000 devices.'
          : 'It goes on with it until it is restarted by hand.'}
      </p>
      <Checks command={command} />
      {asked.length > 0 && (
        <div className={styles.options}>
          {asked.map(({ name, label, doc }) => (
            <Checkbox
              key={name}
              label={label}
              hint={doc}
              value={options[name] ?? false}
              onChange={(value) => setOptions({ ...options, [name]: value })}
            />
          ))}
        </div>
      )}
    </ConfirmDialog>
  )
}

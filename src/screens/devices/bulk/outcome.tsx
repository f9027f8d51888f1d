/** How far a change to many devices is, and what came of it: the failures by name, then what is done. */
import { useMemo } from 'react'
import type { Device } from '../../../catalog/devices'
import { count, number } from '../../../ui/format'
import { Name } from '../../../ui/name'
import { Progress } from '../../../ui/progress'
import { State } from '../../../ui/state-glyph'
import type { Column } from '../../../ui/table/column'
import { Table } from '../../../ui/table/table'
import { nameOf } from '../device-name'
import type { Failed } from './run'
import type { Run } from './use-run'
import styles from '../devices.module.css'

interface Props {
  run: Run
  devices: readonly Device[]
}

export function Outcome({ run, devices }: Props) {
  const { progress, work, startedAt } = run
  if (!progress) return null
  const done = progress.done - progress.failed.length
  return (
    <div className={styles.outcome}>
      {progress.state === 'running' ? (
        <Progress
          label="Sending"
          value={progress.done}
          of={progress.of}
          failed={progress.failed.length}
          unit="changes"
          startedAt={startedAt}
          onStop={run.stop}
        />
      ) : (
        <p role="status">
          <State state={progress.failed.length > 0 ? 'danger' : progress.state === 'stopped' ? 'warn' : 'ok'}>
            {number(done)} of {count(progress.of, 'change', 'changes')} done
            {progress.failed.length > 0 && `, ${number(progress.failed.length)} failed`}
            {progress.state === 'stopped' && ', stopped'} in {count(progress.requests, 'request', 'requests')}
          </State>
        </p>
      )}
      <ul className={styles.plan}>
        {work.map(({ job, devices: ids }) => (
          <li key={job.id}>
            <b>{job.what}</b>
            <span>
              {number(progress.byJob[job.id] ?? 0)} of {count(ids.length, 'device', 'devices')}
            </span>
          </li>
        ))}
      </ul>
      {progress.failed.length > 0 && <Failures run={run} devices={devices} />}
    </div>
  )
}

function failedColumns(run: Run, devices: readonly Device[]): Column<Failed>[] {
  const names = new Map(devices.map((device) => [device.id, nameOf(device)]))
  const jobs = new Map(run.work.map(({ job }) => [job.id, job.what]))
  const job: Column<Failed> = { id: 'job', title: 'Change', value: (row) => jobs.get(row.job) ?? '', width: 160 }
  return [
    {
      id: 'device',
      title: 'Device',
      value: (row) => names.get(row.device) ?? '',
      cell: (row) => <Name>{names.get(row.device)}</Name>,
      strong: true,
      width: 160,
    },
    // One change alone is said above.
    ...(jobs.size > 1 ? [job] : []),
    { id: 'reason', title: 'Outcome', value: (row) => row.reason, width: 300 },
  ]
}

function Failures({ run, devices }: Props) {
  const failed = run.progress?.failed ?? []
  const columns = useMemo(() => failedColumns(run, devices), [run, devices])
  return (
    <Table
      fit
      label="Failed changes"
      rows={failed}
      columns={columns}
      getId={(row) => `${row.job} ${row.device}`}
      sort={[]}
      onSort={() => undefined}
      pinned={[]}
      rowState={() => 'failed'}
    />
  )
}

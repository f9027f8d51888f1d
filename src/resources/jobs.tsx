import { useQuery } from '@tanstack/react-query'
import { useAppliance } from '../api/session'
import { dictionary } from '../catalog/dictionary'
import { finalStatuses, Job, jobs } from '../catalog/jobs'
import { browse } from '../crud/browse'
import { listQuery, objectOf } from '../crud/list-query'
import { sentence } from '../crud/model'
import { Progress } from '../ui/progress'
import { Section } from '../ui/panel'
import { State, type StateKind } from '../ui/state-glyph'
import styles from './jobs.module.css'

const ended: ReadonlySet<unknown> = new Set(finalStatuses)
const states = dictionary<StateKind>({ DONE: 'ok', FAILED: 'danger', TIMEOUT: 'danger', PENDING: 'unknown' })
const words = dictionary(Job.shape.status.meta()?.choices ?? {})

/** How often what goes on is read anew, ms. */
const pace = 2000

const stepOf = ({ step_number: step, total_steps: steps }: Pick<Job, 'step_number' | 'total_steps'>): string =>
  typeof step !== 'number' ? '' : typeof steps === 'number' ? `${step} of ${steps}` : String(step)

const JobState = ({ status }: Pick<Job, 'status'>) => (
  <State state={states[status] ?? 'running'}>{words[status] ?? status}</State>
)

/** Reads the list anew while a job in it goes on. It is no button: there is nothing to press. */
function Follow({ row }: { row: Job | undefined }) {
  const appliance = useAppliance()
  useQuery({
    ...listQuery(appliance, jobs.operations.list),
    enabled: row === undefined,
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => !ended.has(status)) ? pace : false),
  })
  return null
}

/** How far it is, read anew until it ends, and the jobs that it began on other appliances. */
function Course({ row }: { row: Job }) {
  const appliance = useAppliance()
  useQuery({
    ...objectOf(appliance, jobs, row.id),
    refetchInterval: ({ state }) => (ended.has(state.data?.['status']) ? false : pace),
  })
  const { step_number: step, total_steps: steps, remote_jobs: remote } = row
  return (
    <>
      {!ended.has(row.status) && typeof step === 'number' && typeof steps === 'number' && (
        <Progress className={styles.course} label="Steps of the job" value={step} of={steps} unit="steps" />
      )}
      {remote && remote.length > 0 && (
        <Section title="On other appliances">
          <ul className={styles.remote}>
            {remote.map((each) => (
              <li key={`${each.system_id} ${each.job_id}`}>
                <b>Appliance {each.system_id}</b>
                <JobState status={each.status} />
                <span>{[stepOf(each), each.step_description, each.details].filter(Boolean).join(', ')}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

export default browse(jobs, {
  title: (job) => (job.type ? sentence(job.type) : `Job ${job.id}`),
  columns: [
    'type',
    ['status', (job) => <JobState status={job.status} />],
    ['step_number', stepOf],
    'step_description',
    'details',
    'id',
  ],
  empty: 'A job is work in the background, such as an upgrade.',
  extra: Course,
  actions: Follow,
})

import { useQuery } from '@tanstack/react-query'
import { Link, Route, Routes } from 'react-router'
import { useWhileAccepted } from '../api/key-trouble'
import { useAppliance } from '../api/session'
import { jobs, type Job } from '../catalog/jobs'
import { browse } from '../crud/browse'
import { nameOf } from '../crud/model'
import { ObjectLink } from '../crud/object-link'
import { objectOf } from '../crud/list-query'
import { KeyValueList } from '../ui/key-value-list'
import { shownName } from '../ui/name'
import { Progress } from '../ui/progress'
import { Section } from '../ui/panel'
import { TimeText } from '../ui/time-text'
import { noteJobs } from '../work/job-times'
import { hasEnded } from '../work/jobs'
import { JobList } from './job-list'
import { JobState, pace, stepOf } from './job-parts'
import { jobPage, jobWords } from './job-words'
import styles from './jobs.module.css'

/** How far it is, read anew until it ends, and the jobs that it began on other appliances. */
function Course({ row }: { row: Job }) {
  const appliance = useAppliance()
  useQuery({
    ...objectOf(appliance, jobs, row.id),
    refetchInterval: useWhileAccepted(appliance.id, ({ state }) =>
      hasEnded({ status: shownName(state.data?.['status']) }) ? false : pace,
    ),
  })
  const { step_number: step, total_steps: steps, remote_jobs: remote } = row
  const times = noteJobs(appliance.id, [row]).get(row.id)
  const page = jobPage(row.type)
  return (
    <>
      {!hasEnded(row) && typeof step === 'number' && typeof steps === 'number' && (
        <Progress className={styles.course} label="Steps of the job" value={step} of={steps} unit="steps" />
      )}
      <Section title="Seen from this browser">
        <KeyValueList
          className={styles.course}
          items={[
            ...(times ? [{ key: 'seen', label: 'First', value: <TimeText at={times.seen} mode="exact" /> }] : []),
            ...(times?.ended === undefined
              ? []
              : [
                  {
                    key: 'ended',
                    label: 'Ended',
                    value: times.before ? 'Before it was seen' : <TimeText at={times.ended} mode="exact" />,
                  },
                ]),
            ...(page ? [{ key: 'page', label: 'About', value: <Link to={page}>{jobWords(row.type)}</Link> }] : []),
          ]}
        />
      </Section>
      {Array.isArray(remote) && remote.length > 0 && (
        <Section title="On other appliances">
          <ul className={styles.remote}>
            {remote.map((each) => (
              <li key={`${shownName(each.system_id)} ${shownName(each.job_id)}`}>
                <b>
                  <ObjectLink to="appliances" id={shownName(each.system_id)} />
                </b>
                <JobState status={each.status} />
                <span>
                  {[stepOf(each), shownName(each.step_description), shownName(each.details)].filter(Boolean).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

const Detail = browse(jobs, {
  title: (job) => jobWords(job.type) ?? nameOf(jobs, job),
  columns: ['type', ['status', (job) => <JobState status={job.status} />], 'step_description', 'details', 'id'],
  empty: 'A job is work in the background, such as an upgrade.',
  extra: Course,
})

/** The list is its own, since no appliance tells when its jobs were; one job is shown like any object. */
export default function JobPages() {
  return (
    <Routes>
      <Route index element={<JobList />} />
      <Route path="*" element={<Detail />} />
    </Routes>
  )
}

import { get, resource } from './operation'
import { z } from './zod'

const word = (label: string) => z.string().nullable().optional().meta({ label })
const count = (label: string) => z.number().int().nullable().optional().meta({ label })

/** Words that end a job; every other status means that it goes on. */
export const finalStatuses = ['DONE', 'FAILED', 'TIMEOUT'] as const

// The first two are assumed; the last three are seen in use.
const status = z.string().meta({
  label: 'Status',
  choices: { PENDING: 'Waiting', RUNNING: 'Running', DONE: 'Done', FAILED: 'Failed', TIMEOUT: 'Timed out' },
})

const RemoteJob = z.object({
  job_id: word('Job'),
  system_id: z.number().int().meta({ label: 'Appliance', refers: 'appliances' }),
  status,
  step_number: count('Step'),
  total_steps: count('Steps'),
  step_description: word('Doing').meta({ kind: 'long' }),
  details: word('Details').meta({ kind: 'long' }),
})

export const Job = z.object({
  id: z.string().meta({ label: 'Id' }),
  type: word('Type'),
  status,
  step_number: count('Step'),
  total_steps: count('Steps'),
  step_description: word('Doing').meta({ kind: 'long' }),
  details: word('Details').meta({ kind: 'long' }),
  remote_jobs: z.array(RemoteJob).nullable().optional().meta({ label: 'On other appliances' }),
})
export type Job = z.output<typeof Job>

export const jobs = resource('jobs', {
  words: ['job', 'jobs'],
  // No guide covers a Trace appliance; that its upgrades are jobs like everywhere is assumed.
  platforms: ['discover', 'command', 'explore', 'trace'],
  since: '8.5',
  about: 'Work that the appliance does in the background, such as upgrades.',
  object: Job,
  names: [],
  tells: ['status', 'step_number', 'total_steps', 'step_description', 'details', 'remote_jobs'],
  operations: {
    list: get('/jobs', { needs: 'system full', returns: z.array(Job), doc: 'List all jobs.' }),
    get: get('/jobs/{id}', {
      needs: 'system full',
      returns: Job,
      doc: 'Read one job.',
      note: 'Ask again until the status is final. Ids outlive a restart of the appliance.',
    }),
  },
})

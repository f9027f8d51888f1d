/** Jobs that ended before the simulator was started. */
import type { World } from '../world'
import { random, uuid } from './random'

const steps = ['Checking the image', 'Saving settings', 'Writing firmware', 'Finishing']

export function seedJobs(world: World): void {
  for (const [type, status, details] of [
    ['upgrade', 'DONE', null],
    ['download', 'FAILED', 'The image at https://updates.corp.example/ could not be read: its checksum is wrong'],
  ] as const)
    world.collections.jobs.put({
      id: uuid(random(world.seed, 'old job', type)),
      type,
      status,
      step_number: status === 'DONE' ? steps.length : 1,
      total_steps: steps.length,
      step_description: steps[status === 'DONE' ? steps.length - 1 : 0] ?? null,
      details,
      remote_jobs: [],
    })
}

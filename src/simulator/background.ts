/** Work that an appliance does in the background: the jobs it shows, on itself and on those connected to it. */
import { Refusal } from './answer'
import { compareVersions, type Release } from '../catalog/release'
import { random, uuid } from './seed/random'
import type { World } from './world'

/** The first release that names the job of an upgrade in `Location`. */
const jobsSince: Release = '8.5'

/** What work has said against itself. The answer was given long ago: a refusal has nobody else to hear it. */
function refusalOf(done: () => void | string): void | string {
  try {
    return done()
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

export class Background {
  #jobs = 0

  constructor(protected readonly world: World) {}

  /**
   * Starts a job of named steps, each `pace` ms long; its id where this release has jobs. What `done` says, or refuses
   * with, is why it failed.
   */
  startJob(
    type: string,
    steps: readonly string[],
    done: () => void | string,
    pace = this.world.jobStep,
  ): string | null {
    const world = this.world
    const job = {
      id: uuid(random(world.seed, 'job', ++this.#jobs)),
      type,
      status: 'RUNNING',
      total_steps: steps.length,
      remote_jobs: [],
    }
    const show = (step: number): void => {
      world.collections.jobs.put({ ...job, step_number: step + 1, step_description: steps[step] ?? '', details: null })
    }
    show(0)
    for (let step = 1; step < steps.length; step++) world.after(step * pace, () => show(step))
    world.after(steps.length * pace, () => {
      const problem = refusalOf(done)
      world.collections.jobs.put({
        ...job,
        status: typeof problem === 'string' ? 'FAILED' : 'DONE',
        step_number: steps.length,
        step_description: steps.at(-1) ?? '',
        details: typeof problem === 'string' ? problem : null,
      })
    })
    return compareVersions(world.release, jobsSince) >= 0 ? job.id : null
  }

  /**
   * Starts a job of several appliances, one after another, each in three steps of `jobStep`; its id where this
   * release has jobs. `done` hears of each that is ready.
   */
  startRemoteJob(type: string, systems: readonly number[], done: (system: number) => void): string | null {
    const world = this.world
    const id = uuid(random(world.seed, 'job', ++this.#jobs))
    const steps = ['Downloading', 'Installing', 'Restarting']
    const total = systems.length * steps.length
    const show = (at: number): void => {
      const over = at >= total
      world.collections.jobs.put({
        id,
        type,
        status: over ? 'DONE' : 'RUNNING',
        step_number: Math.min(at + 1, total),
        total_steps: total,
        step_description: over ? 'Finished' : (steps[at % steps.length] ?? ''),
        details: null,
        remote_jobs: systems.map((system_id, index) => {
          const step = at - index * steps.length
          return {
            job_id: `${id}/${system_id}`,
            system_id,
            status: step < 0 ? 'PENDING' : step >= steps.length ? 'DONE' : 'RUNNING',
            step_number: Math.min(Math.max(step, 0), steps.length - 1) + 1,
            total_steps: steps.length,
            step_description: steps[Math.min(Math.max(step, 0), steps.length - 1)] ?? '',
            details: null,
          }
        }),
      })
    }
    show(0)
    for (let at = 1; at <= total; at++)
      world.after(at * world.jobStep, () => {
        show(at)
        const ready = at % steps.length === 0 ? systems[at / steps.length - 1] : undefined
        if (ready !== undefined) done(ready)
      })
    return compareVersions(world.release, jobsSince) >= 0 ? id : null
  }
}

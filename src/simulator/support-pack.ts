/** Support packs: a run takes its time in a queue and leaves a file (5.3 guide, Support pack). */
import type { SupportPack } from '../catalog/supportpacks'
import { archive } from './tar'
import type { World } from './world'

/** A result of a support pack, or one that is still being made. */
export interface StoredPack extends SupportPack {
  id: string
  status: string
  content: Uint8Array
}

const stampOf = (time: number): string =>
  new Date(time).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')

function contentOf(world: World, input: string, time: number): Uint8Array {
  const { appliance } = world
  const processes = appliance.processes().map(({ process, cpu, mem_percent }) => `${process}\t${cpu}\t${mem_percent}`)
  return archive(
    {
      'summary.txt': `${appliance.hostname}\nfirmware ${appliance.version}\npack ${input}\n${new Date(time).toISOString()}\n`,
      'processes.txt': `process\tcpu\tmemory\n${processes.join('\n')}\n`,
      'running-config.json': `${JSON.stringify(world.config.live, null, 2)}\n`,
      'counts.json': `${JSON.stringify(world.counts(), null, 2)}\n`,
    },
    time,
  )
}

/** The finished result of a run. */
export function finishedPack(world: World, input: string, time: number, number: number): StoredPack {
  const content = contentOf(world, input, time)
  const size = content.length
  return {
    filename: `${input}-${stampOf(time)}.tar.gz`,
    size,
    created_time: time,
    id: `sp-${number}`,
    status: 'done',
    content,
  }
}

/** Runs that have not ended yet, and those that have, by their place in the queue. */
const queues = new WeakMap<World, Map<string, StoredPack>>()

export const queueOf = (world: World): Map<string, StoredPack> => {
  let queue = queues.get(world)
  if (!queue) queues.set(world, (queue = new Map()))
  return queue
}

/** Starts a run; its place in the queue. */
export function runPack(world: World, input: string): string {
  const queue = queueOf(world)
  const number = queue.size + 2
  const id = `sp-${number}`
  const time = world.stamp()
  const waiting = { filename: '', size: 0, created_time: time, id, content: new Uint8Array() }
  queue.set(id, { ...waiting, status: 'pending' })
  world.after(world.jobStep, () => queue.set(id, { ...waiting, status: 'running' }))
  world.after(3 * world.jobStep, () => {
    const made = finishedPack(world, input, time, number)
    // Two that were started in one second are two files.
    const taken = [...world.collections.supportpacks.all()].some(({ filename }) => filename === made.filename)
    const pack = taken ? { ...made, filename: made.filename.replace('.tar.gz', `-${number}.tar.gz`) } : made
    queue.set(id, pack)
    world.collections.supportpacks.put(pack)
  })
  return id
}

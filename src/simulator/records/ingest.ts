/**
 * Record ingest can be halted (8.0 Explore guide, Upgrading Explore appliances). What happens meanwhile is recorded
 * nowhere: not in the Explore that was told, nor in what others ask of it. Simulators of one program know each other
 * by their host names.
 */
import type { World } from '../world'

interface Pause {
  /** ms; the end is open while ingest is off. */
  from: number
  until: number
}

const pauses = new Map<string, { world: World; list: Pause[] }>()

/** Halts or resumes ingest of an Explore from now on. */
export function setIngest(world: World, enabled: boolean): void {
  const { appliance } = world
  if (appliance.ingest === enabled) return
  appliance.ingest = enabled
  let known = pauses.get(appliance.hostname)
  if (known?.world !== world) pauses.set(appliance.hostname, (known = { world, list: [] }))
  const last = known.list.at(-1)
  if (!enabled) known.list.push({ from: world.now(), until: Infinity })
  else if (last) last.until = world.now()
}

/** An appliance that is gone halts nothing. */
export function forgetIngest(world: World): void {
  if (pauses.get(world.appliance.hostname)?.world === world) pauses.delete(world.appliance.hostname)
}

/** When the record stores that an appliance is connected to took nothing in. */
export function pausesFor(world: World): readonly Pause[] {
  if (pauses.size === 0) return []
  return [...world.collections.appliances.all()].flatMap(({ platform, hostname }) =>
    platform === 'explore' || platform === 'exa' ? (pauses.get((hostname ?? '').split('.')[0] ?? '')?.list ?? []) : [],
  )
}

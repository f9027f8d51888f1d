/** One look at an appliance: which version it runs, which appliance it is, and since when it has been up. */
import { exists, type Appliance } from '../../api/appliance'
import { isApiError } from '../../api/errors'
import { call } from '../../api/send'
import { catalog } from '../../catalog'
import type { Sighting } from './watch'

const { extrahop, license } = catalog

/** A restarting appliance may take a connection and say nothing. */
const patience = 8000

/** Undefined where the key or the release has no answer to give; everything else is the caller's business. */
async function told<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read
  } catch (error) {
    if (isApiError(error) && (error.status === 403 || error.status === 404 || error.kind === 'shape')) return undefined
    throw error
  }
}

/** When the process that has run longest started, ms, by the appliance's clock; null where none says so. */
export function upSince(processes: readonly { start_time?: unknown }[] | undefined): number | null {
  const times = (processes ?? []).flatMap(({ start_time }) => (typeof start_time === 'number' ? [start_time] : []))
  return times.length === 0 ? null : Math.min(...times)
}

/**
 * Looks once; nothing is repeated, since the caller looks again anyway.
 * @throws ApiError
 */
export async function look(appliance: Appliance, signal?: AbortSignal): Promise<Sighting> {
  const options = { signal, retries: 0, timeout: patience }
  const { version } = await call(appliance, extrahop.operations.get, {}, options)
  const [licensed, processes] = await Promise.all([
    told(call(appliance, license.operations.get, {}, options)),
    exists(extrahop.operations.processes, appliance)
      ? told(call(appliance, extrahop.operations.processes, {}, options))
      : undefined,
  ])
  const identity = licensed?.serial ?? licensed?.dossier
  return { at: Date.now(), version, identity: identity ?? null, started: upSince(processes) }
}

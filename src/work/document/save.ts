import type { Appliance } from '../../api/appliance'
import { call } from '../../api/send'
import { runningconfig } from '../../catalog/runningconfig'
import { sendAndLook } from '../send-and-look'
import { changedSections } from './changed'

const { get, save, saved } = runningconfig.operations

/**
 * Saves what runs, provided that it is still what was looked at: a save keeps what everybody changed. Otherwise
 * nothing is sent, and the answer names the sections that somebody else has changed since.
 * @throws ApiError
 */
export async function saveIfSeen(appliance: Appliance, seen: unknown, signal?: AbortSignal): Promise<string[]> {
  const others = changedSections(await call(appliance, get, {}, { signal }), seen)
  if (others.length === 0)
    await sendAndLook(
      () => call(appliance, save, {}, { signal }),
      async () => changedSections(await call(appliance, saved, {}), seen).length === 0,
    )
  return others
}

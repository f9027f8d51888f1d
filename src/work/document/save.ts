import type { Appliance } from '../../api/appliance'
import { call } from '../../api/send'
import { runningconfig } from '../../catalog/runningconfig'
import { sendAndLook } from '../send-and-look'
import { readConfig } from './config'
import { atDesk } from './desk'
import type { Held } from './desk-tasks'

const { save } = runningconfig.operations

/**
 * Saves what runs, provided that it is still what was looked at: a save keeps what everybody changed. Otherwise
 * nothing is sent, and the answer names the sections that somebody else has changed since.
 * @throws ApiError
 */
export async function saveIfSeen(appliance: Appliance, seen: Held, signal?: AbortSignal): Promise<string[]> {
  const others = await atDesk('moved', { from: seen, to: await readConfig(appliance, 'live', { signal }) })
  if (others.length === 0)
    await sendAndLook(
      () => call(appliance, save, {}, { signal }),
      async () => (await atDesk('moved', { from: seen, to: await readConfig(appliance, 'saved') })).length === 0,
    )
  return others
}

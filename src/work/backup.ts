/**
 * A backup that counts: made, listed, downloaded, not empty, and opened here to see that it can be read. What it does
 * not hold, the appliance's own settings, comes with it as the running config.
 */
import { reasonOf, type Appliance } from '../api/appliance'
import { isCancelled } from '../api/errors'
import { call } from '../api/send'
import { customizations, type Customization } from '../catalog/customizations'
import { runningconfig } from '../catalog/runningconfig'
import { readConfig } from './document/config'
import { isAway } from './jobs'

const { list, create, download } = customizations.operations

export interface Backup {
  row: Customization
  file: Blob
  /** Kinds of objects in it; null for a form that this console does not know. */
  kinds: number | null
  /** The running config as it is; null where the key may not read it. */
  config: Blob | null
}

const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/**
 * How many kinds of objects a downloaded backup holds; null for a form that is neither packed nor JSON.
 * @throws Error in words for one that is empty, cut off or holds nothing
 */
export async function contentsOf(file: Blob): Promise<number | null> {
  if (file.size === 0) throw new Error('The backup that was downloaded is empty')
  const packed = isPacked(new Uint8Array(await file.slice(0, 2).arrayBuffer()))
  let text: string
  try {
    text = packed
      ? await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text()
      : await file.text()
  } catch {
    throw new Error('The backup that was downloaded is cut off: it cannot be unpacked')
  }
  if (!packed && !text.trimStart().startsWith('{')) return null
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    throw new Error('The backup that was downloaded cannot be read')
  }
  const kinds = typeof read === 'object' && read !== null ? Object.keys(read).filter((name) => name !== '.meta') : []
  if (kinds.length === 0) throw new Error('The backup that was downloaded holds nothing')
  return kinds.length
}

/**
 * Makes a backup and brings it here. The answer of the appliance may be lost: then the list tells.
 * @throws ApiError, Error in words for a backup that does not count
 */
export async function backUp(
  appliance: Appliance,
  name: string,
  { signal, onStep }: { signal?: AbortSignal; onStep?: (words: string) => void } = {},
): Promise<Backup> {
  onStep?.('Making the backup')
  const before = new Set((await call(appliance, list, {}, { signal })).map(({ id }) => id))
  try {
    await call(appliance, create, { body: { name } }, { signal })
  } catch (error) {
    if (!isAway(error) && !isCancelled(error)) throw error
  }
  onStep?.('Looking for it in the list')
  const stopped = signal?.aborted === true
  const rows = await call(appliance, list, {}, stopped ? { retries: 0, timeout: 8000 } : { signal })
  const row = rows.findLast((one) => !before.has(one.id) && one.name.startsWith(name))
  if (!row) throw new Error('The backup is not in the list: it was not made')
  if (stopped) throw new Error(`${row.name} was made and is in the list; it was not downloaded`)
  onStep?.('Downloading it')
  const file = await call(appliance, download, { params: { id: row.id } }, { signal })
  const kinds = await contentsOf(file)
  onStep?.('Reading the running config')
  const readable = reasonOf(runningconfig.operations.get, appliance) === undefined
  const config = readable ? (await readConfig(appliance, 'live', { signal })).file : null
  return { row, file, kinds, config }
}

/** The tags that the selected devices have, each with a mark of three states: all of them, some, none. */
import { useQuery } from '@tanstack/react-query'
import type { Appliance } from '../../api/appliance'
import { sentenceFor } from '../../api/errors'
import { call } from '../../api/send'
import { catalog } from '../../catalog'
import type { Device } from '../../catalog/devices'
import { listQuery } from '../../crud/list-query'
import { nameOf } from '../../crud/model'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { number } from '../../ui/format'
import { Note } from '../../ui/note'
import { assignedTo } from '../../work/steps/assign'
import { marksOf, nextMark, type TagChange } from './marks'
import styles from './tags.module.css'

const { tags, devices: catalogDevices } = catalog

/** More requests than these are made only when asked for. */
const unasked = 64
/** So many devices are asked for their tags one by one; of more of them each tag is asked for its devices. */
const few = 24
const atOnce = 4

async function mapped<In, Out>(all: readonly In[], each: (one: In) => Promise<Out>): Promise<Out[]> {
  const out: Out[] = []
  const queue = [...all.entries()]
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) out[next[0]] = await each(next[1])
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return out
}

/** How many of the devices have which tag. @throws ApiError */
async function readCounts(
  appliance: Appliance,
  devices: readonly Device[],
  known: readonly { id: number; name: string }[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  const add = (name: string, more: number) => more > 0 && counts.set(name, (counts.get(name) ?? 0) + more)
  if (devices.length <= few) {
    const { listTags } = catalogDevices.operations
    const each = await mapped(devices, ({ id }) => call(appliance, listTags, { params: { id } }, { signal }))
    for (const row of each.flat()) add(nameOf(tags, row), 1)
    return counts
  }
  await mapped(known, async ({ id, name }) => {
    // A large number makes it a search where there is one, which is fewer bytes.
    const has = await assignedTo(
      { resource: 'tags', to: 'devices', name },
      id,
      { appliance, signal },
      Number.MAX_SAFE_INTEGER,
    )
    add(name, devices.filter((device) => has.has(device.id)).length)
  })
  return counts
}

interface Props {
  appliance: Appliance
  devices: readonly Device[]
  add: readonly string[]
  remove: readonly string[]
  onChange: (change: TagChange) => void
}

export function TagMarks({ appliance, devices, add, remove, onChange }: Props) {
  const list = useQuery(listQuery(appliance, tags.operations.list, {}))
  const known = (list.data ?? []).flatMap((row) =>
    typeof row.id === 'number' ? [{ id: row.id, name: nameOf(tags, row) }] : [],
  )
  const costs = devices.length <= few ? devices.length : known.length
  const counts = useQuery({
    // Begins as all keys of tags do, so that a change of tags makes it stale.
    queryKey: [appliance.id, 'tags', 'of the selection', devices.map(({ id }) => id)],
    queryFn: ({ signal }) => readCounts(appliance, devices, known, signal),
    enabled: list.isSuccess && costs <= unasked,
    retry: false,
  })
  const marks = marksOf(counts.data ?? new Map(), devices.length, { add, remove })
  if (counts.isSuccess && marks.length === 0) return <p className={styles.quiet}>None of them has a tag yet.</p>
  return (
    <fieldset className={styles.marks} aria-busy={counts.isFetching}>
      <legend>Tags they have</legend>
      {counts.error && <Note kind="danger">{sentenceFor(counts.error)}</Note>}
      {counts.isFetching && <p className={styles.quiet}>Reading the tags of these devices…</p>}
      {!counts.isFetching && !counts.data && list.isSuccess && !counts.error && (
        <Button small onClick={() => void counts.refetch()}>
          Read them, in {number(costs)} requests
        </Button>
      )}
      <ul>
        {marks.map((mark) => (
          <li key={mark.name}>
            <Checkbox
              label={`${mark.name}, on ${mark.of === devices.length ? 'all' : `${number(mark.of)} of ${number(devices.length)}`}`}
              value={mark.state}
              hint={mark.words}
              onChange={() => onChange(nextMark(mark, { add, remove }))}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

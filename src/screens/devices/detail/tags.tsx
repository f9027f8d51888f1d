/** The tags of one device: each pair is its own request, so what is added or taken away can be undone alone. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { reasonOf, type Appliance } from '../../../api/appliance'
import { sentenceFor } from '../../../api/errors'
import { query, write } from '../../../api/query'
import { useProblem } from '../../../api/use-failure'
import { catalog } from '../../../catalog'
import { notify, notifyNotUndone } from '../../../crud/notices'
import { ActButton } from '../../../ui/act-button'
import { ComboBox } from '../../../ui/combo-box'
import { shownName } from '../../../ui/name'
import { Note } from '../../../ui/note'
import { PopoverButton } from '../../../ui/popover'
import { GoingOn, useStoppable } from '../../../ui/stop-waiting'
import { TagList } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import { useHere } from '../../../ui/use-here'
import styles from '../device.module.css'

const { addTags, removeTags } = catalog.devices.operations

interface TagOf {
  id: number
  name: string
}

/** Adds and removes one tag, each with an undo. Rejects with the appliance's error. */
function useTagging(appliance: Appliance, device: number) {
  const client = useQueryClient()
  const send = (operation: typeof addTags, tag: TagOf, signal?: AbortSignal) =>
    write(client, appliance, operation, { params: { id: device, 'child-id': tag.id } }, { signal })
  const undoable = (text: string, undo: () => Promise<unknown>) => {
    const begin = () => {
      undo().catch((error: unknown) => notifyNotUndone('devices', `${text}: not undone.`, error, begin))
    }
    toast.undo(text, begin)
  }
  return {
    add: async (tag: TagOf, signal: AbortSignal): Promise<void> => {
      await send(addTags, tag, signal)
      undoable(`Tag ${tag.name} added`, () => send(removeTags, tag))
    },
    remove: async (tag: TagOf, signal: AbortSignal): Promise<void> => {
      await send(removeTags, tag, signal)
      undoable(`Tag ${tag.name} removed`, () => send(addTags, tag))
    },
  }
}

interface Props {
  appliance: Appliance
  device: number
  tags: readonly TagOf[]
}

export function DeviceTags(props: Props) {
  const { appliance, device, tags } = props
  const { remove } = useTagging(appliance, device)
  const [error, setError] = useProblem(appliance.id)
  const here = useHere()
  const [leaving, setLeaving] = useState<TagOf | null>(null)
  const { begin, ...stopping } = useStoppable()
  const drop = async (id: string) => {
    const tag = tags.find((one) => shownName(one.id) === id)
    // It stays in sight until it is gone, and is taken off once.
    if (!tag || leaving) return
    setLeaving(tag)
    setError(undefined)
    try {
      await remove(tag, begin())
    } catch (failure) {
      if (!here.current) notify('devices', 'danger', sentenceFor(failure))
      setError(failure)
    } finally {
      setLeaving(null)
    }
  }
  return (
    <div className={styles.tags}>
      {tags.length > 0 && (
        <TagList
          label="Tags"
          large
          tags={tags.map(({ id, name }) => ({ id: shownName(id), name }))}
          onRemove={reasonOf(removeTags, appliance) === undefined ? (id) => void drop(id) : undefined}
        />
      )}
      <PopoverButton label="Add tag" small icon={<Plus />} title="Add tag" reason={reasonOf(addTags, appliance)}>
        {(close) => <AddTag {...props} onDone={close} />}
      </PopoverButton>
      {leaving && <GoingOn {...stopping}>Tag {shownName(leaving.name)} is taken off</GoingOn>}
      {error && (
        <Note kind="danger" live>
          {error}
        </Note>
      )}
    </div>
  )
}

function AddTag({ appliance, device, tags, onDone }: Props & { onDone: () => void }) {
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const [error, setError] = useProblem(appliance.id)
  const here = useHere()
  const { add } = useTagging(appliance, device)
  const list = useQuery(query(appliance, catalog.tags.operations.list, {}))
  const has = new Set(tags.map((tag) => tag.id))
  const left = (list.data ?? []).filter((tag) => !has.has(tag.id))
  const send = async (signal: AbortSignal) => {
    const tag = left.find((one) => shownName(one.id) === chosen)
    if (!tag) return
    setError(undefined)
    try {
      await add(tag, signal)
      onDone()
    } catch (failure) {
      // Whoever has closed it hears of it above the list.
      if (!here.current) notify('devices', 'danger', sentenceFor(failure))
      setError(failure)
    }
  }
  const problem = error ?? (list.error ? sentenceFor(list.error) : undefined)
  return (
    <div className={styles.choice}>
      <ComboBox
        label="Tag"
        value={chosen}
        onChange={setChosen}
        options={left.map((tag) => ({ value: shownName(tag.id), label: tag.name }))}
        pending={list.isPending}
      />
      {problem && <Note kind="danger">{problem}</Note>}
      <ActButton kind="main" onAct={send} reason={chosen === undefined ? 'Choose a tag' : undefined}>
        Add tag
      </ActButton>
    </div>
  )
}

/** The tags of one device: each pair is its own request, so what is added or taken away can be undone alone. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { reasonOf, type Appliance } from '../../../api/appliance'
import { sentenceFor } from '../../../api/errors'
import { query, write } from '../../../api/query'
import { catalog } from '../../../catalog'
import { notify } from '../../../crud/notices'
import { Button } from '../../../ui/button'
import { ComboBox } from '../../../ui/combo-box'
import { Note } from '../../../ui/note'
import { PopoverButton } from '../../../ui/popover'
import { TagList } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import styles from '../device.module.css'

const { addTags, removeTags } = catalog.devices.operations

interface TagOf {
  id: number
  name: string
}

/** Adds and removes one tag, each with an undo. Rejects with the appliance's error. */
function useTagging(appliance: Appliance, device: number) {
  const client = useQueryClient()
  const send = (operation: typeof addTags, tag: TagOf) =>
    write(client, appliance, operation, { params: { id: device, 'child-id': tag.id } })
  const undoable = (text: string, undo: () => Promise<unknown>) =>
    toast.undo(text, () => {
      undo().catch((error: unknown) => notify('devices', 'warn', `Not undone. ${sentenceFor(error)}`))
    })
  return {
    add: async (tag: TagOf): Promise<void> => {
      await send(addTags, tag)
      undoable(`Tag ${tag.name} added`, () => send(removeTags, tag))
    },
    remove: async (tag: TagOf): Promise<void> => {
      await send(removeTags, tag)
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
  const [error, setError] = useState<unknown>(null)
  const drop = (id: string) => {
    const tag = tags.find((one) => String(one.id) === id)
    setError(null)
    if (tag) remove(tag).catch(setError)
  }
  return (
    <div className={styles.tags}>
      {tags.length > 0 && (
        <TagList
          label="Tags"
          large
          tags={tags.map(({ id, name }) => ({ id: String(id), name }))}
          onRemove={reasonOf(removeTags, appliance) === undefined ? drop : undefined}
        />
      )}
      <PopoverButton label="Add tag" small icon={<Plus />} title="Add tag" reason={reasonOf(addTags, appliance)}>
        {(close) => <AddTag {...props} onDone={close} />}
      </PopoverButton>
      {error !== null && (
        <Note kind="danger" live>
          {sentenceFor(error)}
        </Note>
      )}
    </div>
  )
}

function AddTag({ appliance, device, tags, onDone }: Props & { onDone: () => void }) {
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { add } = useTagging(appliance, device)
  const list = useQuery(query(appliance, catalog.tags.operations.list, {}))
  const has = new Set(tags.map((tag) => tag.id))
  const left = (list.data ?? []).filter((tag) => !has.has(tag.id))
  const send = async () => {
    const tag = left.find((one) => String(one.id) === chosen)
    if (!tag) return
    setSending(true)
    setError(null)
    try {
      await add(tag)
      onDone()
    } catch (failure) {
      setError(failure)
      setSending(false)
    }
  }
  const problem = error ?? list.error
  return (
    <div className={styles.choice}>
      <ComboBox
        label="Tag"
        value={chosen}
        onChange={setChosen}
        options={left.map((tag) => ({ value: String(tag.id), label: tag.name }))}
        pending={list.isPending}
      />
      {problem !== null && <Note kind="danger">{sentenceFor(problem)}</Note>}
      <Button
        kind="main"
        onClick={() => void send()}
        pending={sending}
        reason={chosen === undefined ? 'Choose a tag' : undefined}
      >
        Add tag
      </Button>
    </div>
  )
}

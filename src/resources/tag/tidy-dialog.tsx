import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Appliance } from '../../api/appliance'
import { sentenceFor } from '../../api/errors'
import { call } from '../../api/send'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import type { Tag } from '../../catalog/tags'
import { BulkRemoveDialog } from '../../crud/dialogs'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { count } from '../../ui/format'
import { Name } from '../../ui/name'
import { Section } from '../../ui/panel'
import { MergeDialog } from './merge-dialog'
import { alike } from './merge-plan'
import styles from './tag.module.css'

const { list, listDevices } = catalog.tags.operations

/** One request a tag is asked; more are not, so that an appliance with thousands is not asked thousands of times. */
const mostAsked = 300
const atOnce = 4

/** The tags that no device carries, among the first ones. */
async function readUnused(appliance: Appliance, tags: readonly Tag[], signal: AbortSignal): Promise<Tag[]> {
  const unused = new Set<Tag>()
  const queue = tags.slice(0, mostAsked)
  const worker = async () => {
    for (let tag = queue.shift(); tag; tag = queue.shift()) {
      const devices = await call(appliance, listDevices, { params: { id: tag.id } }, { signal })
      if (devices.length === 0) unused.add(tag)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return tags.filter((tag) => unused.has(tag))
}

/** Tags that seem to be one, and tags on no device. */
export function TidyDialog({ onClose }: { onClose: () => void }) {
  const appliance = useAppliance()
  const [merging, setMerging] = useState<{ from: Tag; into: number } | undefined>(undefined)
  const [removing, setRemoving] = useState<readonly Tag[] | undefined>(undefined)
  const read = useQuery({
    queryKey: [appliance.id, 'tags', 'tidy'],
    queryFn: async ({ signal }) => {
      const tags = await call(appliance, list, {}, { signal })
      return { tags, unused: await readUnused(appliance, tags, signal) }
    },
    staleTime: 0,
    retry: false,
  })
  if (merging) return <MergeDialog from={merging.from} into={merging.into} onClose={() => setMerging(undefined)} />
  if (removing) return <BulkRemoveDialog rows={removing} onClose={onClose} />
  const { tags = [], unused = [] } = read.data ?? {}
  const groups = alike(tags)
  return (
    <Dialog
      open
      onClose={onClose}
      title="Tidy up tags"
      aside={read.isPending ? 'reading…' : read.data && count(tags.length, 'tag', 'tags')}
      error={read.isError ? sentenceFor(read.error) : undefined}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <Section title="Names that differ only in case" level={3} flush>
        {groups.length === 0 && <p className={styles.quiet}>{read.isSuccess ? 'None.' : 'Not known yet.'}</p>}
        <ul className={styles.list}>
          {groups.map((group) =>
            group.slice(1).map((tag) => {
              const [first] = group
              return (
                first && (
                  <li key={tag.id}>
                    <span>
                      <Name>{tag.name}</Name> and <Name>{first.name}</Name>
                    </span>
                    <Button small onClick={() => setMerging({ from: tag, into: first.id })}>
                      Merge…
                    </Button>
                  </li>
                )
              )
            }),
          )}
        </ul>
      </Section>
      <Section
        title="On no device"
        level={3}
        flush
        aside={tags.length > mostAsked ? `of the first ${mostAsked}` : undefined}
        end={
          unused.length > 0 && (
            <Button small onClick={() => setRemoving(unused)}>
              Delete {count(unused.length, 'tag', 'tags')}…
            </Button>
          )
        }
      >
        {unused.length === 0 ? (
          <p className={styles.quiet}>{read.isSuccess ? 'None.' : 'Not known yet.'}</p>
        ) : (
          <ul className={styles.list} aria-label="Tags on no device">
            {unused.map((tag) => (
              <li key={tag.id}>
                <Name>{tag.name}</Name>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Dialog>
  )
}

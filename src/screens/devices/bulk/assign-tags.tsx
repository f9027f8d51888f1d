/** Puts tags on many devices or takes them off. A tag that does not exist yet is created first. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Appliance } from '../../../api/appliance'
import { reasonOf } from '../../../api/appliance'
import { sentenceFor } from '../../../api/errors'
import { query, write } from '../../../api/query'
import { call } from '../../../api/send'
import { catalog } from '../../../catalog'
import type { Device } from '../../../catalog/devices'
import { findCreated } from '../../../crud/find-created'
import { MultiComboBox } from '../../../ui/combo-box'
import { Segmented } from '../../../ui/segmented'
import { BulkDialog } from './bulk-dialog'
import type { Work } from './run'
import { useRun } from './use-run'

interface Props {
  appliance: Appliance
  devices: readonly Device[]
  onClose: () => void
}

const { list, create, assignDevices } = catalog.tags.operations

/** Devices in one request: small enough that it can be stopped, and that a refusal concerns few. */
const size = 1000
/** An option that is a name typed by hand, not an id. */
const isId = (value: string): boolean => /^\d+$/.test(value)

export function AssignTags({ appliance, devices, onClose }: Props) {
  const client = useQueryClient()
  const tags = useQuery(query(appliance, list, {}))
  const [chosen, setChosen] = useState<string[]>([])
  const [mode, setMode] = useState<'assign' | 'unassign'>('assign')
  const [error, setError] = useState<unknown>(null)
  const [creating, setCreating] = useState(false)
  const run = useRun(appliance, assignDevices)

  const known = tags.data ?? []
  const nameOf = (value: string) =>
    isId(value) ? (known.find((tag) => String(tag.id) === value)?.name ?? value) : value
  const fresh = chosen.filter((value) => !isId(value))
  const ids = devices.map((device) => device.id)
  const workOf = (values: readonly string[]): Work[] =>
    values.map((value) => ({
      job: {
        id: value,
        what: `${mode === 'assign' ? 'Add' : 'Remove'} ${nameOf(value)}`,
        size,
        send: (some, signal) =>
          call(appliance, assignDevices, { params: { id: value }, body: { [mode]: [...some] } }, { signal }),
      },
      devices: ids,
    }))

  /** Creates the tags that are new and answers all as ids. */
  const existing = async (): Promise<string[]> => {
    const values: string[] = []
    for (const value of chosen) {
      if (isId(value)) values.push(value)
      else {
        const before = new Set((await call(appliance, list, {})).map((tag) => String(tag.id)))
        const made = await write(client, appliance, create, { body: { name: value } })
        if (made.id !== null) values.push(made.id)
        else {
          const found = findCreated(before, await call(appliance, list, {}), { name: value }, (row) =>
            String(row['id']),
          )
          if (found.row) values.push(String(found.row['id']))
        }
      }
    }
    return values
  }
  const apply = async () => {
    setError(null)
    setCreating(true)
    try {
      const values = fresh.length > 0 ? await existing() : chosen
      // The names of new tags are on the appliance now; the jobs are called by them.
      const names = new Map(values.map((value, at) => [value, nameOf(chosen[at] ?? value)]))
      const work = workOf(values).map(({ job, devices: some }) => ({
        job: { ...job, what: `${mode === 'assign' ? 'Add' : 'Remove'} ${names.get(job.id) ?? job.id}` },
        devices: some,
      }))
      await run.start(work)
    } catch (failure) {
      setError(failure)
    } finally {
      setCreating(false)
    }
  }

  const reason =
    reasonOf(assignDevices, appliance) ??
    (fresh.length > 0 ? reasonOf(create, appliance) : undefined) ??
    (chosen.length === 0 ? 'Choose a tag' : undefined) ??
    (mode === 'unassign' && fresh.length > 0 ? 'A tag that does not exist is on no device' : undefined) ??
    (creating ? 'Creating the tag' : undefined)
  const problem = error ?? tags.error
  return (
    <BulkDialog
      title="Assign tags"
      run={run}
      devices={devices}
      work={workOf(chosen)}
      reason={reason}
      action={mode === 'assign' ? 'Add tags' : 'Remove tags'}
      onApply={() => void apply()}
      onClose={onClose}
      error={problem ? sentenceFor(problem) : undefined}
    >
      <Segmented
        label="What to do"
        value={mode}
        onChange={setMode}
        options={[
          { value: 'assign', label: 'Add' },
          { value: 'unassign', label: 'Remove' },
        ]}
      />
      <MultiComboBox
        label="Tags"
        value={chosen}
        onChange={setChosen}
        options={known.map((tag) => ({ value: String(tag.id), label: tag.name }))}
        pending={tags.isPending}
        allowCustom={mode === 'assign'}
        hint={mode === 'assign' ? 'A name that is not in the list becomes a new tag' : undefined}
      />
    </BulkDialog>
  )
}

/** Where the editor of a device group stands: over a group that is there, or over a new one. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import { readTree } from '../../crud/filter-tree/json-tree'
import { objectOf } from '../../crud/list-query'
import { UnreadObject } from '../../crud/unread-object'
import { draftOf, emptyDraft, readable, type GroupDraft } from './draft'
import { Editor, has, type Opened } from './group-editor'

const resource = catalog.devicegroups

/** `#/device-groups/5/edit`: starts with the group as it is. */
export function EditGroup() {
  const appliance = useAppliance()
  const { id = '' } = useParams()
  const read = useQuery(objectOf(appliance, resource, id))
  // What the form starts with stays what it was when it opened: later reads must not move it.
  const [opened, setOpened] = useState<Opened | undefined>(undefined)
  const row = opened ? undefined : read.data
  const now = row && readable(row, id)
  if (now) setOpened({ ...now, row })
  if (opened) return <Editor key={opened.group.id} opened={opened} start={draftOf(opened.group)} />
  return <UnreadObject resource={resource} id={id} object={read} />
}

/** `#/device-groups/new`; a search that is saved as a group comes along in the address. */
export function NewGroup() {
  const appliance = useAppliance()
  const [params] = useSearchParams()
  const start = emptyDraft(has(appliance, 'filter'))
  const filter = readTree(params.get('filter') ?? '')
  const tree = 'tree' in filter ? filter.tree : undefined
  const value = params.get('value') ?? ''
  const found: Partial<GroupDraft> = tree
    ? { kind: 'rule', way: 'filter', filter: tree }
    : value === ''
      ? {}
      : {
          kind: 'rule',
          way: 'property',
          value,
          field: draftOf({ id: 0, name: '', dynamic: true, field: params.get('field') }).field,
        }
  return <Editor start={{ ...start, name: params.get('name') ?? '', ...found }} />
}

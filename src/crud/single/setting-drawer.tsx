/** The form for what an appliance has once, such as its ticketing: read and written at the same path. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { writeRaw } from '../../api/query'
import { useAppliance } from '../../api/session'
import type { Operation } from '../../catalog/operation'
import { GuardedEdit } from '../form/guarded-edit'
import { bodyFields } from '../form/problems'
import { guardedSetting, type Writing } from '../guard/guarded-object'
import { fieldsHere } from '../held-here'
import type { Row } from '../model'
import { titleOf, type Reading } from './operations-of'

interface Props {
  reading: Reading
  update: Operation
  /** What it says now; the form keeps what it opened with. */
  row: Row
  onClose: () => void
}

export function SettingDrawer({ reading, update, row, onClose }: Props) {
  const appliance = useAppliance()
  const client = useQueryClient()
  const [opened] = useState(row)
  const fields = useMemo(() => fieldsHere(bodyFields(update.body), appliance), [update, appliance])
  const write: Writing['write'] = (operation, input, options) => writeRaw(client, appliance, operation, input, options)
  return (
    <GuardedEdit
      title={titleOf(update)}
      name={reading.title}
      operation={update}
      fields={fields}
      opened={opened}
      of={guardedSetting(appliance, reading.operation, { fields, update, write })}
      onClose={onClose}
    />
  )
}

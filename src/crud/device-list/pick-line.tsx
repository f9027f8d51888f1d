import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceFor } from '../../api/errors'
import { call } from '../../api/send'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import type { Device } from '../../catalog/devices'
import { Button } from '../../ui/button'
import { Name } from '../../ui/name'
import { Select } from '../../ui/select'
import { nameOf } from '../model'
import { OnePicker } from '../picker'
import type { Choosing } from './list-outcome'
import { mayPick } from './picks'
import type { ResolvedLine } from './resolve'
import styles from './device-list.module.css'

const none = 'none'

/** What tells devices of one name apart. */
const hintOf = ({ ipaddr4, ipaddr6, macaddr, vlanid }: Device): string =>
  [ipaddr4 ?? ipaddr6, macaddr, vlanid ? `VLAN ${vlanid}` : undefined].filter(Boolean).join(', ')

/** The device that a line means, as a person says: one of those that it could, or any where there is none. */
export function PickLine({ line, choosing }: { line: ResolvedLine; choosing: Choosing }) {
  const appliance = useAppliance()
  const [open, setOpen] = useState(false)
  const { devices, picks, onPick } = choosing
  const picked = picks.get(line.text)
  // The row has all that the plan looks at; the picker knows its name alone.
  const read = useMutation({
    mutationFn: (id: number) => call(appliance, catalog.devices.operations.get, { params: { id } }),
    onSuccess: (device) => onPick(line.text, device),
    retry: false,
  })
  if (!mayPick(line) && !picked) return null
  const could = line.ids.flatMap((id) => devices.get(id) ?? [])
  const label = `Device for line ${line.line}`
  if (line.state === 'ambiguous') {
    const options = could.map((device) => ({
      value: String(device.id),
      label: nameOf(catalog.devices, device),
      hint: hintOf(device),
    }))
    return (
      <Select
        className={styles.pick}
        small
        hideLabel
        label={label}
        placeholder="Choose which"
        value={picked ? String(picked.id) : undefined}
        onChange={(id) => onPick(line.text, id === none ? undefined : devices.get(Number(id)))}
        options={picked ? [{ value: none, label: 'None of them' }, ...options] : options}
      />
    )
  }
  if (picked)
    return (
      <span className={styles.picked}>
        <Name>{nameOf(catalog.devices, picked)}</Name> {hintOf(picked)}
        <Button small kind="plain" onClick={() => onPick(line.text, undefined)}>
          Not this one
        </Button>
      </span>
    )
  if (!open)
    return (
      <Button small kind="plain" className={styles.open} onClick={() => setOpen(true)}>
        Choose a device…
      </Button>
    )
  return (
    <div className={styles.pick}>
      <OnePicker
        label={label}
        to="devices"
        value={read.variables === undefined ? undefined : String(read.variables)}
        error={read.isError ? sentenceFor(read.error) : undefined}
        onChange={(id) => id !== undefined && read.mutate(Number(id))}
      />
    </div>
  )
}

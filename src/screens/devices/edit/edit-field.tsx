import type { Device } from '../../../catalog/devices'
import type { Field } from '../../../catalog/fields'
import { Segmented } from '../../../ui/segmented'
import { Select } from '../../../ui/select'
import { TextArea, TextField } from '../../../ui/text-field'
import { roleName } from '../../../catalog/shapes/device-roles'
import { roleOptions } from '../../../crud/device-roles'

interface Props {
  field: Field
  device: Device
  /** Roles come from a list; in 5.3 the type is free text. */
  listed: boolean
  value: string
  onChange: (value: string) => void
}

/** Stands for the empty text, which a list of choices cannot hold. */
const found = 'found'
const roleChoices = [{ value: found, label: 'As found' }, ...roleOptions]

/** One field of a device's form, as the catalogue describes it. */
export function EditField({ field, device, listed, value, onChange }: Props) {
  const { name, label, doc, meta } = field
  if (name === 'custom_type' && listed) {
    return (
      <Select
        label="Role"
        value={value === '' ? found : value}
        onChange={(role) => onChange(role === found ? '' : role)}
        options={roleChoices}
        hint={device.auto_role ? `Found by itself: ${roleName(device.auto_role)}` : undefined}
      />
    )
  }
  if (meta.choices) {
    const options = Object.entries(meta.choices).map(([choice, words]) => ({ value: choice || found, label: words }))
    return (
      <Segmented
        label={label}
        showLabel
        wide
        value={value === '' ? found : value}
        onChange={(choice) => onChange(choice === found ? '' : choice)}
        options={options.toSorted((a, b) => Number(b.value === found) - Number(a.value === found))}
      />
    )
  }
  if (meta.kind === 'long') return <TextArea label={label} optional value={value} onChange={onChange} rows={2} />
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      hint={name === 'custom_type' ? 'Free text' : doc}
      optional
    />
  )
}

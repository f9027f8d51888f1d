/** The form for what people write on a device: the one of every object, with the words that only devices have. */
import { useMemo } from 'react'
import { useAppliance } from '../../../api/session'
import type { Device } from '../../../catalog/devices'
import { roleName } from '../../../catalog/shapes/device-roles'
import { BrowserContext } from '../../../crud/browser'
import { EditForm } from '../../../crud/form/edit-drawer'
import { FieldInputFor } from '../../../crud/form/field-input'
import type { InputProps } from '../../../crud/form/input-props'
import { Select } from '../../../ui/select'
import { deviceBrowser } from '../detail/device-tabs'
import { roleOptions } from '../../../crud/device-roles'
import { writeFields, rolesAreListed } from './fields'

interface Props {
  device: Device
  onClose: () => void
}

/** Stands for the empty text, which a list of choices cannot hold. */
const found = 'found'
const roleChoices = [{ value: found, label: 'As found' }, ...roleOptions]

export function EditDrawer({ device, onClose }: Props) {
  const browser = useMemo(() => {
    const role = (props: InputProps) => <RoleInput {...props} found={device.auto_role} />
    return { ...deviceBrowser, inputs: new Map([['custom_type', role]]) }
  }, [device.auto_role])
  return (
    <BrowserContext value={browser}>
      <EditForm id={String(device.id)} row={device} onClose={onClose} />
    </BrowserContext>
  )
}

/** Roles are a list in later releases and free text in 5.3. */
function RoleInput(props: InputProps & { found: string | undefined }) {
  const appliance = useAppliance()
  const { value, onChange } = props
  if (!rolesAreListed(writeFields(appliance))) return <FieldInputFor {...props} />
  return (
    <Select
      label="Role"
      value={typeof value === 'string' && value !== '' ? value : found}
      onChange={(role) => onChange(role === found ? '' : role)}
      options={roleChoices}
      hint={props.found ? `Found by itself: ${roleName(props.found)}` : undefined}
    />
  )
}

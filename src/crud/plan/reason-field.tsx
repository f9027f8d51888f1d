import { TextField } from '../../ui/text-field'

interface Props {
  value: string
  onChange: (value: string) => void
}

/** Why a plan is made, for whoever reads the history. */
export function ReasonField({ value, onChange }: Props) {
  return (
    <TextField
      label="Reason or ticket"
      optional
      value={value}
      onChange={onChange}
      hint="Kept with the plan on this machine"
    />
  )
}

import { ObjectNames } from '../../crud/filter-tree/object-names'
import { MultiComboBox } from '../../ui/multi-combo-box'

interface Props {
  label: string
  hint: string
  to: string
  value: readonly string[]
  onChange: (value: string[]) => void
  className?: string | undefined
}

/** Several objects by their names; names that cannot be read may be written. */
export const ManyNames = ({ to, ...props }: Props) => (
  <ObjectNames to={to} by="name">
    {(options, unread) => (
      <MultiComboBox {...props} hint={unread || props.hint} optional allowCustom options={options} />
    )}
  </ObjectNames>
)

/** What can be done with the chosen of some saved things: made what is shown now, renamed, deleted. */
import { Pencil, Save, Trash2 } from 'lucide-react'
import { Button, IconButton } from '../../ui/button'
import { PopoverButton } from '../../ui/popover'
import { NameForm } from './name-form'

interface ChosenToolsProps {
  /** What such a thing is called. */
  one: string
  name: string
  /** Of all of the kind. */
  names: readonly string[]
  /** What is shown now is not what it holds. */
  changed: boolean
  renaming: boolean
  onRenaming: (open: boolean) => void
  onRename: (name: string) => void
  onUpdate: () => void
  onRemove: () => void
}

export function ChosenTools(props: ChosenToolsProps) {
  const { one, name, names, changed, renaming, onRenaming, onRename, onUpdate, onRemove } = props
  return (
    <>
      {changed && (
        <Button kind="plain" small icon={<Save />} onClick={onUpdate}>
          Update {one}
        </Button>
      )}
      <PopoverButton
        label={`Rename ${one}`}
        kind="plain"
        small
        iconOnly
        icon={<Pencil />}
        title={`Rename ${name}`}
        open={renaming}
        onOpenChange={onRenaming}
      >
        {(close) => (
          <NameForm
            action="Rename"
            one={one}
            start={name}
            taken={names.filter((each) => each !== name)}
            onName={(next) => {
              onRename(next)
              close()
            }}
          />
        )}
      </PopoverButton>
      <IconButton kind="plain" small label={`Delete ${one} ${name}`} icon={<Trash2 />} onClick={onRemove} />
    </>
  )
}

/** New tags whose names differ only in case from others: a merge is offered, nothing is guessed. */
import { Button } from '../../ui/button'
import { Note } from '../../ui/note'

interface Props {
  twins: readonly (readonly [name: string, known: string])[]
  onUse: (known: string, name: string) => void
  className?: string | undefined
}

/** More are not named; one by one they would be answered one by one. */
const most = 20

export function Twins({ twins, onUse, className }: Props) {
  return twins.slice(0, most).map(([name, known]) => (
    <Note
      key={name}
      kind="warn"
      className={className}
      actions={
        <Button small onClick={() => onUse(known, name)}>
          Use {known}
        </Button>
      }
    >
      {name} would be a new tag beside {known}, which differs only in case.
    </Note>
  ))
}

/** A change of what is there, of whatever kind: its form, and the guard against lost updates behind it. */
import { useMemo } from 'react'
import type { Guarded } from '../guard/guard'
import { useGuardedSave } from '../guard/use-guarded-save'
import { RecordDrawer, type RecordDrawerProps } from './record-drawer'
import { editBody, valuesOf, type Values } from './values'

interface Props<Held extends Values> extends Pick<
  RecordDrawerProps,
  'title' | 'operation' | 'id' | 'fields' | 'first' | 'inputs' | 'lacks' | 'note' | 'onClose'
> {
  /** "dc-0001" */
  name: string
  /** As it was when the form opened. */
  opened: Held
  of: Guarded<Held>
}

export function GuardedEdit<Held extends Values>({ name, opened, of, ...form }: Props<Held>) {
  const { operation, fields, id, onClose } = form
  const was = useMemo(() => valuesOf(fields, opened), [fields, opened])
  const { save, dialog } = useGuardedSave({ of, fields, name, resource: operation.resource, onDone: onClose })
  return (
    <>
      <RecordDrawer
        {...form}
        aside={name}
        initial={was}
        was={was}
        // What was so before is nothing that this change does.
        lacks={(values) => {
          const lacking = form.lacks?.(values)
          return lacking === form.lacks?.(was) ? undefined : lacking
        }}
        bodyOf={(values) => editBody(fields, was, values)}
        request={`${operation.method} ${operation.path.replace(/\{[^}]+\}/, id ?? '')}`}
        action={(count) => (count === 0 ? 'Save' : count === 1 ? 'Save 1 change' : `Save ${count} changes`)}
        submit={(values, _body, signal) => save(was, values, signal)}
      />
      {dialog}
    </>
  )
}

import { withoutSecrets } from '../../api/secrets'
import type { Operation } from '../../catalog/operation'
import { BeforeAfter } from '../../ui/before-after'
import type { Change } from './changes'

/** A value as JSON; a password is not shown to whoever looks over the shoulder. */
const textFor =
  (operation: Operation) =>
  (field: string, value: unknown): string => {
    if (value === undefined) return ''
    const name = field.split('.').at(-1) ?? field
    return Object.values(withoutSecrets({ [name]: value }, operation.body) ?? {})
      .map((clean) => JSON.stringify(clean))
      .join('')
  }

/** Before and after, a row for each field that a write will change. Nothing where it changes none. */
export function ChangesTable({ operation, changes }: { operation: Operation; changes: readonly Change[] }) {
  const text = textFor(operation)
  const rows = changes.map(({ field, ...change }) => {
    const [before, after] = [text(field, change.before), text(field, change.after)]
    // What differs is what is not shown: two that look alike would say that it stays.
    return { name: field, before, after: before !== '' && before === after ? `${after} (another, not shown)` : after }
  })
  return <BeforeAfter what="Field" rows={rows} mono />
}

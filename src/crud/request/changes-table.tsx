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
  const rows = changes.map(({ field, before, after }) => ({
    name: field,
    before: text(field, before),
    after: text(field, after),
  }))
  return <BeforeAfter what="Field" rows={rows} mono />
}

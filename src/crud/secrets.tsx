import { fieldOf, fieldsOf } from '../catalog/fields'
import type { Operation } from '../catalog/operation'
import { z } from '../catalog/zod'
import { KeyValueList } from '../ui/key-value-list'
import { Note } from '../ui/note'
import { rowFrom } from './list-query'
import styles from './crud.module.css'

/** The secrets in an answer, which the appliance shows this once. */
function secretsIn(operation: Operation, answer: unknown): { name: string; label: string; value: string }[] {
  const row = rowFrom(answer)
  if (!row || operation.returns.kind !== 'json') return []
  const { schema } = fieldOf('answer', operation.returns.schema)
  if (!(schema instanceof z.ZodObject)) return []
  return fieldsOf(schema).flatMap(({ name, label, meta }) => {
    const value = row[name]
    return meta.kind === 'secret' && typeof value === 'string' && value !== '' ? [{ name, label, value }] : []
  })
}

export const hasSecret = (operation: Operation, answer: unknown): boolean => secretsIn(operation, answer).length > 0

/** Secrets to copy now. */
export function Secrets({ operation, answer }: { operation: Operation; answer: unknown }) {
  return (
    <div className={styles.stack}>
      <Note kind="warn">The appliance shows this once. Copy it now; this console does not keep it.</Note>
      <KeyValueList
        items={secretsIn(operation, answer).map(({ name, label, value }) => ({
          key: name,
          label,
          value,
          copy: value,
          mono: true,
        }))}
      />
    </div>
  )
}

import { FieldInputFor } from '../crud/form/field-input'
import type { InputProps } from '../crud/form/input-props'
import { Note } from '../ui/note'
import { criterionWords, type Criterion } from './criterion-words'

const isRule = (value: unknown): value is Criterion =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The rules of a custom device, and below them what they say together. */
export function CriteriaInput(props: InputProps) {
  const rules = Array.isArray(props.value) ? props.value.filter(isRule) : []
  return (
    <>
      <FieldInputFor {...props} />
      {rules.length > 0 && (
        <Note live>
          Traffic belongs to it that fits{rules.length > 1 && ' one of these'}:
          <ul>
            {rules.map((rule, index) => (
              // Rules have no identity of their own, and these are words alone.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index}>{criterionWords(rule) ?? `Criterion ${index + 1} says nothing yet`}</li>
            ))}
          </ul>
        </Note>
      )}
    </>
  )
}

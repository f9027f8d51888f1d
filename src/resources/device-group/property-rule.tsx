import { groupFields, groupFieldWords } from '../../catalog/shapes/device-group'
import { Button } from '../../ui/button'
import { Note } from '../../ui/note'
import { Select } from '../../ui/select'
import { TextField } from '../../ui/text-field'
import { filterFrom } from './convert'
import { ruleProblem, type GroupDraft } from './draft'
import { adviceFor } from './pattern-advice'
import styles from './device-group.module.css'

interface Props {
  draft: GroupDraft
  onChange: (change: Partial<GroupDraft>) => void
  /** The release has filter trees. */
  hasFilter: boolean
  /** Complaints are shown. */
  tried: boolean
}

const options = groupFields.map((value) => ({ value, label: groupFieldWords[value] }))

/** A rule by one property: what it compares, and what it matches beyond what it seems to. */
export function PropertyRule({ draft, onChange, hasFilter, tried }: Props) {
  const { field, value } = draft
  const advice = adviceFor(field, value)
  const problem = ruleProblem(draft)
  const { better } = advice ?? {}
  return (
    <div className={styles.rule}>
      <div className={styles.pair}>
        <Select label="Matches on" value={field} onChange={(next) => onChange({ field: next })} options={options} />
        <TextField
          label="Value"
          mono
          value={value}
          onChange={(next) => onChange({ value: next })}
          hint={String.raw`Text, or an expression between slashes: /^10\.20\./`}
          error={tried || value !== '' ? problem : undefined}
        />
      </div>
      {advice && (
        <Note
          kind="warn"
          live
          actions={
            better && (
              <Button small onClick={() => onChange({ value: better.value })}>
                {better.words}
              </Button>
            )
          }
        >
          {advice.words}.
        </Note>
      )}
      {hasFilter && value.trim() !== '' && (
        <div>
          <Button small onClick={() => onChange({ way: 'filter', filter: filterFrom(field, value) })}>
            Write it as rules
          </Button>
        </div>
      )}
    </div>
  )
}

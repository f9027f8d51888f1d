import { deviceFields } from '../../catalog/filter-fields'
import { FilterTree } from '../../crud/filter-tree/filter-tree'
import { ManyNames } from './many-names'
import { Checkbox } from '../../ui/checkbox'
import { Segmented } from '../../ui/segmented'
import { TextArea, TextField } from '../../ui/text-field'
import type { ReactNode } from 'react'
import type { GroupDraft } from './draft'
import { PropertyRule } from './property-rule'
import styles from './device-group.module.css'

interface Props {
  draft: GroupDraft
  onChange: (change: Partial<GroupDraft>) => void
  hasFilter: boolean
  hasEditors: boolean
  /** The saved group; undefined where a new one is made. */
  was: GroupDraft | undefined
  tried: boolean
  /** How devices get into a new static group. */
  children?: ReactNode
}

/** What a group is: its name, its kind, and its rule. */
export function GroupForm({ draft, onChange, hasFilter, hasEditors, was, tried, children }: Props) {
  const fixed = 'Fixed when the group is made'
  return (
    <div className={styles.form}>
      <TextField
        className={styles.short}
        label="Name"
        autoFocus={!was}
        value={draft.name}
        onChange={(name) => onChange({ name })}
      />
      <TextArea
        className={styles.short}
        label="Description"
        optional
        rows={2}
        value={draft.description}
        onChange={(description) => onChange({ description })}
      />
      <Segmented
        label="Kind"
        showLabel
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
        options={[
          { value: 'static', label: 'Static', reason: was && was.kind !== 'static' ? fixed : undefined },
          { value: 'rule', label: 'By rule', reason: was && was.kind !== 'rule' ? fixed : undefined },
        ]}
      />
      {draft.kind === 'static' ? (
        children
      ) : (
        <>
          {hasFilter && (
            <Segmented
              label="Written as"
              showLabel
              value={draft.way}
              onChange={(way) => onChange({ way })}
              options={[
                { value: 'filter', label: 'Rules' },
                {
                  value: 'property',
                  label: 'One property',
                  reason: was?.way === 'filter' ? 'A group with rules keeps them' : undefined,
                },
              ]}
            />
          )}
          {draft.way === 'filter' ? (
            <FilterTree
              label="Rule"
              things="Devices"
              value={draft.filter}
              onChange={(filter) => onChange({ filter })}
              fields={deviceFields}
            />
          ) : (
            <PropertyRule {...{ draft, onChange, hasFilter, tried }} />
          )}
          <Checkbox
            label="Custom devices too"
            hint="Custom devices may become members"
            value={draft.customToo}
            onChange={(customToo) => onChange({ customToo })}
          />
        </>
      )}
      {hasEditors && (
        <ManyNames
          className={styles.short}
          label="Editors"
          hint="Users who may change the group"
          to="users"
          value={draft.editors}
          onChange={(editors) => onChange({ editors })}
        />
      )}
    </div>
  )
}

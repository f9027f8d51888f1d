/** Narrowing the list by method, privilege, platform and release. */
import { platformNames, platforms, type Platform } from '../../catalog/platform'
import { Select } from '../../ui/select'
import styles from './explorer.module.css'
import { levelChoices, methods, releases } from './operations'

interface State {
  method: 'any' | (typeof methods)[number]
  level: string
  platform: 'any' | Platform
  release: 'any' | (typeof releases)[number]
}

export function FilterSelects({ state, onChange }: { state: State; onChange: (part: Partial<State>) => void }) {
  return (
    <div className={styles.selects}>
      <Select
        small
        label="Method"
        value={state.method}
        onChange={(method) => onChange({ method })}
        options={['any' as const, ...methods].map((value) => ({
          value,
          label: value === 'any' ? 'Any method' : value,
        }))}
      />
      <Select
        small
        label="Privilege"
        value={state.level}
        onChange={(next) => onChange({ level: next })}
        options={levelChoices.map((value) => ({
          value,
          label: value === 'any' ? 'Any privilege' : `Allowed to ${value}`,
        }))}
      />
      <Select
        small
        label="Platform"
        value={state.platform}
        onChange={(platform) => onChange({ platform })}
        options={['any' as const, ...platforms].map((value) => ({
          value,
          label: value === 'any' ? 'Any platform' : platformNames[value],
        }))}
      />
      <Select
        small
        label="Release"
        value={state.release}
        onChange={(release) => onChange({ release })}
        options={['any' as const, ...releases].map((value) => ({
          value,
          label: value === 'any' ? 'Any release' : value,
        }))}
      />
    </div>
  )
}

/** Small parts of the settings of a chart. */
import { useState } from 'react'
import { metricOf } from '../../catalog/metric-catalog'
import { TextField } from '../../ui/text-field'
import type { Panel } from '../../work/metrics/panel'
import styles from './charts.module.css'

export function MetricHint({ category, name }: { category: string; name: string }) {
  const metric = metricOf(category, name)
  return (
    <>
      <code>
        {category}.{name}
      </code>
      {metric ? ` · ${metric.type} · ${metric.unit}` : ' · not in the catalogue'}
    </>
  )
}

/** Fields of a pasted body that nothing here edits: they are sent as they came, and named. */
export function Kept({ panel }: { panel: Panel }) {
  const known = new Set(['name', 'key1', 'key2', 'calc_type', 'percentiles'])
  const names = [
    ...Object.keys(panel.extra),
    ...panel.specs.flatMap((spec) => Object.keys(spec).filter((name) => !known.has(name))),
    ...(panel.specs.length > 1 ? panel.specs.slice(1).map(({ name }) => `metric ${name}`) : []),
  ]
  if (names.length === 0) return null
  return <p className={styles.kept}>Kept as it came: {names.join(', ')}.</p>
}

/** Text that counts when it is done, not with every letter. */
export function Committed({
  label,
  value,
  onCommit,
  placeholder,
  hint,
}: {
  label: string
  value: string
  onCommit: (text: string) => void
  placeholder?: string
  hint?: string | undefined
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const commit = () => {
    if (typed !== null && typed !== value) onCommit(typed)
    setTyped(null)
  }
  return (
    <TextField
      label={label}
      optional
      placeholder={placeholder}
      hint={hint}
      value={typed ?? value}
      onChange={setTyped}
      onEnter={commit}
      onBlur={commit}
    />
  )
}

/** Keys that a detail is narrowed to: those of its first part, and of the second where it has one. */
export function KeyFilter({ panel, onChange }: { panel: Panel; onChange: (change: Partial<Panel>) => void }) {
  const [spec] = panel.specs
  const metric = metricOf(panel.category, spec?.name ?? '')
  const two = !metric || metric.keys.length > 1 || Boolean(spec?.key2)
  const fields = [
    { name: 'key1', label: 'Only keys' },
    ...(two ? [{ name: 'key2', label: 'Only second keys' } as const] : []),
  ] as const
  return fields.map(({ name, label }) => (
    <Committed
      key={name}
      label={label}
      placeholder="text or /regex/"
      value={spec?.[name] ?? ''}
      onCommit={(text) => {
        const specs = panel.specs.map(({ [name]: _before, ...rest }) =>
          text === '' ? rest : { ...rest, [name]: text },
        )
        onChange({ specs, hidden: [] })
      }}
    />
  ))
}

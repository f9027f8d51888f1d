/** What a chart is compared with: an earlier span of the same objects, or other objects beside the first. */
import { useState } from 'react'
import type { Appliance } from '../../api/appliance'
import { Select } from '../../ui/select'
import type { Panel } from '../../work/metrics/panel'
import { SourceField } from './source-field'

const compares = [
  { value: 'none', label: 'Nothing' },
  { value: 'previous', label: 'The period before' },
  { value: 'week', label: 'The same hours 7 days before (168 h)' },
] as const

export const sharedWords = 'The board shows one source in all charts'

interface Props {
  appliance: Appliance
  panel: Panel
  /** The board has one source for all panels. */
  shared: boolean
  onChange: (change: Partial<Panel>) => void
}

export function CompareField({ appliance, panel, shared, onChange }: Props) {
  const [beside, setBeside] = useState(false)
  const [first] = panel.sources
  return (
    <>
      <Select
        label="Compare"
        value={beside ? 'object' : panel.compare}
        onChange={(wanted) => {
          setBeside(wanted === 'object')
          const compare = wanted === 'object' ? 'none' : wanted
          if (compare !== panel.compare) onChange({ compare })
        }}
        options={[
          ...compares,
          {
            value: 'object' as const,
            label: 'Another object',
            ...(!first ? { reason: 'Choose a source first' } : shared && { reason: sharedWords }),
          },
        ]}
      />
      {beside && first && !shared && (
        <SourceField
          appliance={appliance}
          label="Compared with"
          value={panel.sources.slice(1)}
          onChange={(others) => onChange({ sources: [first, ...others], hidden: [] })}
        />
      )}
    </>
  )
}

import { useEffect } from 'react'
import { Checkbox } from '../../ui/checkbox'
import { Disclosure } from '../../ui/disclosure'
import { count } from '../../ui/format'
import { NumberField } from '../../ui/number-field'
import { MomentField } from '../../ui/calendar/moment-field'
import { stageNames, stages, type Settings } from '../../work/fleet/member'
import { targets } from '../../work/fleet/targets'
import styles from './setup.module.css'

const minute = 60_000

const words = ({ atOnce, stopAfter, oneFirst, soak }: Settings): string =>
  [
    `${atOnce.discover ?? 1} Discover and ${atOnce['data nodes'] ?? 1} Explore at a time`,
    oneFirst ? `one first, then ${soak === 0 ? 'the others' : `${soak / minute} min`}` : 'all alike',
    `stops after ${count(stopAfter, 'failure', 'failures')}`,
  ].join(', ')

interface MomentProps {
  label: string
  value: number | null
  onChange: (value: number | null) => void
}

/** A plan with a start of which half is given would start at once. */
function Moment({ label, value, onChange }: MomentProps) {
  useEffect(() => () => targets.setBegun(label, false), [label])
  return (
    <MomentField
      label={label}
      optional
      value={value ?? undefined}
      onChange={(at, begun) => {
        targets.setBegun(label, begun)
        onChange(at ?? null)
      }}
    />
  )
}

/** How careful the plan is. */
export function SettingsForm({ settings, onChange }: { settings: Settings; onChange: (settings: Settings) => void }) {
  const change = (some: Partial<Settings>) => onChange({ ...settings, ...some })
  return (
    <Disclosure className={styles.settings} title={<>How careful: {words(settings)}</>}>
      <div className={styles.fields}>
        {stages.map((stage) => (
          <NumberField
            key={stage}
            label={`${stageNames[stage]} at a time`}
            min={1}
            max={20}
            value={settings.atOnce[stage]}
            onChange={(value) =>
              value !== undefined && value >= 1 && change({ atOnce: { ...settings.atOnce, [stage]: value } })
            }
          />
        ))}
        <NumberField
          label="Uploads at a time"
          min={1}
          max={10}
          value={settings.uploads}
          onChange={(uploads) => uploads !== undefined && uploads >= 1 && change({ uploads })}
        />
        <NumberField
          label="Stop after failures"
          min={1}
          max={100}
          value={settings.stopAfter}
          onChange={(stopAfter) => stopAfter !== undefined && stopAfter >= 1 && change({ stopAfter })}
        />
        <NumberField
          label="Wait after the first one"
          unit="min"
          min={0}
          max={1440}
          value={settings.soak / minute}
          onChange={(minutes) => minutes !== undefined && minutes >= 0 && change({ soak: minutes * minute })}
        />
        <NumberField
          label="Lock the screen when left for"
          unit="min"
          min={0}
          max={1440}
          hint="0 for never"
          value={settings.lockAfter / minute}
          onChange={(minutes) => minutes !== undefined && minutes >= 0 && change({ lockAfter: minutes * minute })}
        />
        <Moment label="Start at" value={settings.startAt} onChange={(startAt) => change({ startAt })} />
        <Moment
          label="Start nothing after"
          value={settings.startNothingAfter}
          onChange={(startNothingAfter) => change({ startNothingAfter })}
        />
      </div>
      <Checkbox
        label="One first for each platform and version"
        hint="The others wait until it is verified and watched for a while, or until you say Go on."
        value={settings.oneFirst}
        onChange={(oneFirst) => change({ oneFirst })}
      />
      <Checkbox
        label="Hold where something is not as before"
        hint="Each is compared with what it was like before. What comes after it waits until you say Go on."
        value={settings.holds}
        onChange={(holds) => change({ holds })}
      />
    </Disclosure>
  )
}

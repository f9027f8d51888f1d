import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceFor } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { OnePicker } from '../../crud/picker'
import { Button } from '../../ui/button'
import { Disclosure } from '../../ui/disclosure'
import { FieldWords } from '../../ui/field'
import { Glyph } from '../../ui/state-glyph'
import type { Rule } from './draft'
import { verdicts } from './verdicts'
import styles from './device-group.module.css'

/** Why a device is a member or is none. */
export function WhyMember({ rule, customToo }: { rule: Rule; customToo: boolean }) {
  const appliance = useAppliance()
  const [id, setId] = useState<string | undefined>(undefined)
  const asked = useMutation({
    mutationFn: (device: number) => verdicts(appliance, rule, { customToo, id: device }),
    retry: false,
  })
  return (
    <Disclosure title="Why is a device a member, or why not?">
      <div className={styles.why}>
        <OnePicker
          label="Device"
          to="devices"
          value={id}
          onChange={(next) => {
            setId(next)
            asked.reset()
          }}
        />
        <div>
          <Button
            small
            pending={asked.isPending}
            reason={id === undefined ? 'Choose a device' : undefined}
            onClick={() => id !== undefined && asked.mutate(Number(id))}
          >
            Ask the appliance
          </Button>
        </div>
        {asked.isError && <FieldWords id="why-failed" error={sentenceFor(asked.error)} />}
        {asked.data && (
          <ul className={styles.verdicts} aria-label="Rule by rule">
            {asked.data.map(({ words, fits, level }, at) => (
              // Two rules may say the same.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={at} data-level={Math.min(level, 4)}>
                <Glyph state={fits ? 'ok' : 'danger'} />
                <span>
                  {words}: <b>{fits ? 'fits' : 'does not fit'}</b>
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Disclosure>
  )
}

import { useState } from 'react'
import { isCancelled, sentenceFor } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { OnePicker } from '../../crud/picker'
import { ActButton } from '../../ui/act-button'
import { Disclosure } from '../../ui/disclosure'
import { FieldWords } from '../../ui/field'
import { Glyph } from '../../ui/state-glyph'
import type { Rule } from './draft'
import { verdicts, type Verdict } from './verdicts'
import styles from './device-group.module.css'

/** Why a device is a member or is none. */
export function WhyMember({ rule, customToo }: { rule: Rule; customToo: boolean }) {
  const appliance = useAppliance()
  const [id, setId] = useState<string | undefined>(undefined)
  const [came, setCame] = useState<{ found?: Verdict[]; error?: string }>({})
  const ask = async (signal: AbortSignal) => {
    setCame({})
    try {
      setCame({ found: await verdicts(appliance, rule, { customToo, id: Number(id), signal }) })
    } catch (error) {
      if (!isCancelled(error)) setCame({ error: sentenceFor(error) })
    }
  }
  return (
    <Disclosure title="Why is a device a member, or why not?">
      <div className={styles.why}>
        <OnePicker
          label="Device"
          to="devices"
          value={id}
          onChange={(next) => {
            setId(next)
            setCame({})
          }}
        />
        <div>
          <ActButton small reason={id === undefined ? 'Choose a device' : undefined} onAct={ask}>
            Ask the appliance
          </ActButton>
        </div>
        {came.error !== undefined && <FieldWords id="why-failed" error={came.error} />}
        {came.found && (
          <ul className={styles.verdicts} aria-label="Rule by rule">
            {came.found.map(({ words, fits, level }, at) => (
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

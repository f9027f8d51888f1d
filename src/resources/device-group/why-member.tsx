import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Appliance } from '../../api/appliance'
import { sentenceFor } from '../../api/errors'
import { call } from '../../api/send'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import type { Filter } from '../../catalog/filter'
import { deviceFields } from '../../catalog/filter-fields'
import { groupFieldWords } from '../../catalog/shapes/device-group'
import { ruleWords } from '../../crud/filter-tree/sentence'
import { OnePicker } from '../../crud/picker'
import { Button } from '../../ui/button'
import { Disclosure } from '../../ui/disclosure'
import { FieldWords } from '../../ui/field'
import { Glyph } from '../../ui/state-glyph'
import type { Rule } from './draft'
import { selectionOf } from './use-members'
import styles from './device-group.module.css'

interface Verdict {
  words: string
  fits: boolean
  /** 0 for the whole rule. */
  level: number
}

/** More rules are not asked one by one. */
const most = 40

const joins = { and: 'All of these', or: 'Any of these', not: 'None of these' }

/** The parts of a filter from the top, each to be asked for alone. */
function partsOf(filter: Filter, level = 0): { filter: Filter; words: string; level: number }[] {
  if (!('rules' in filter)) return [{ filter, words: ruleWords(filter, deviceFields), level }]
  return [{ filter, words: joins[filter.operator], level }, ...filter.rules.flatMap((rule) => partsOf(rule, level + 1))]
}

/** Asks the appliance about one device, rule by rule: it alone knows how it compares. */
async function verdicts(appliance: Appliance, rule: Rule, id: number): Promise<Verdict[]> {
  const { search, list } = catalog.devices.operations
  if ('filter' in rule) {
    const parts = partsOf(rule.filter).slice(0, most)
    return Promise.all(
      parts.map(async ({ filter, words, level }) => {
        const only: Filter = { operator: 'and', rules: [{ field: 'id', operator: '=', operand: id }, filter] }
        const rows = await call(appliance, search, { body: { filter: only, limit: 1, result_fields: ['id'] } })
        return { words, level, fits: rows.some((row) => row.id === id) }
      }),
    )
  }
  const { query } = selectionOf(rule)
  const rows = await call(appliance, list, { query: { ...query, limit: 100_000 } })
  return [{ words: `${groupFieldWords[rule.field]}: ${rule.value}`, level: 0, fits: rows.some((row) => row.id === id) }]
}

/** Why a device is a member or is none. */
export function WhyMember({ rule }: { rule: Rule }) {
  const appliance = useAppliance()
  const [id, setId] = useState<string | undefined>(undefined)
  const asked = useMutation({
    mutationFn: (device: number) => verdicts(appliance, rule, device),
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

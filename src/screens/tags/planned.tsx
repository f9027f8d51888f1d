/** The plan before it is applied: what, to how many, in how many requests. */
import { useDeferredValue, useMemo } from 'react'
import type { Device } from '../../catalog/devices'
import { catalog } from '../../catalog'
import { nameOf } from '../../crud/model'
import { planRows } from '../../crud/plan/plan-rows'
import { PlanSteps } from '../../crud/plan/plan-steps'
import { PlanTable } from '../../crud/plan/plan-table'
import { Button } from '../../ui/button'
import { count, number } from '../../ui/format'
import { Section } from '../../ui/panel'
import { Marks } from '../../work/mark'
import { changesOf, requestsOf } from '../../work/plan'
import type { Made } from './make-plan'
import type { Contradiction } from './wanted'
import styles from './tags.module.css'

interface Props {
  made: Made
  contradictions: readonly Contradiction[]
  devices: ReadonlyMap<number, Device>
  pending: boolean
  /** Why it cannot be applied as it is. */
  reason: string | undefined
  onApply: () => void
}

/** With the frame that is painted next: to lay it out before would take its time twice. */
const showIt = (element: HTMLElement | null) => {
  requestAnimationFrame(() => element?.scrollIntoView({ block: 'nearest' }))
}

const readBack = (made: Made): number => made.plan.steps.filter(({ items }) => items.length > 0).length

export function Planned({ made, contradictions, devices, pending, reason, onApply }: Props) {
  const { plan } = made
  // What it comes to is read first; what it does to each thing is drawn right after.
  const drawn = useDeferredValue<Made['plan'] | null>(plan, null)
  const rows = useMemo(() => drawn && planRows(drawn, new Marks()), [drawn])
  const changes = plan.steps.length > 0 ? changesOf(plan) : 0
  const reads = readBack(made)
  return (
    // What was asked for comes into sight; below a long list it would not be seen.
    <div className={styles.made} ref={showIt}>
      {rows ? <PlanTable planned rows={rows} /> : <div className={styles.yet} />}
      <div className={styles.side}>
        <Section title="Plan">
          <ul className={styles.facts}>
            <li>
              <b>{count(made.changed, ...(made.things ?? (['device', 'devices'] as const)))}</b> of{' '}
              {number(made.chosen)}
            </li>
            <li>
              <b>{count(plan.steps.length > 0 ? requestsOf(plan) + reads : 0, 'request', 'requests')}</b>
              {reads > 0 && `, ${reads} of them to read back`}
            </li>
            {made.created.length > 0 && <li>{count(made.created.length, 'new tag', 'new tags')}</li>}
            {made.dropped > 0 && <li>{count(made.dropped, 'tag', 'tags')} taken off that cells do not have</li>}
            {made.cleared > 0 && <li>{count(made.cleared, 'field cleared', 'fields cleared')}</li>}
          </ul>
          <Button
            kind="main"
            pending={pending}
            reason={reason ?? (changes === 0 ? 'There is nothing to change' : undefined)}
            onClick={onApply}
          >
            Apply {count(changes, 'change', 'changes')}
          </Button>
          <PlanSteps plan={plan} />
          {plan.notes?.map((note) => (
            <p key={note}>{note}</p>
          ))}
          {changes === 0 && (
            <p>0 changes: {made.chosen === 0 ? 'no device was found.' : 'everything is so already.'}</p>
          )}
        </Section>
        {contradictions.length > 0 && (
          <Section title="Contradictory" aside={count(contradictions.length, 'line', 'lines')}>
            <ul>
              {contradictions.slice(0, 50).map(({ line, device, why }) => (
                <li key={`${line} ${device} ${why}`}>
                  Line {line}, {nameOf(catalog.devices, devices.get(device) ?? { id: device })}: {why}. Not planned.
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </div>
  )
}

/** The plan before it is started, step by step, and what is left out of it. */
import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { count, duration } from '../../ui/format'
import { MenuButton } from '../../ui/menu'
import { Section } from '../../ui/panel'
import { exportName } from '../../ui/file-name'
import { saveBlob } from '../../ui/save-blob'
import { State } from '../../ui/state-glyph'
import { expected, stepsOf, titleOf } from '../../work/fleet/expected'
import { stages, type FleetPlan, type Stage } from '../../work/fleet/member'
import { commonDomain } from './common-domain'
import planStyles from './plan.module.css'
import { appliancesOf, planMarkdown } from './report'

const isStage = (id: string): id is Stage => (stages as readonly string[]).includes(id)

/** It is made to be read, and stands below a table of thirty. */
const seen = (list: HTMLElement | null): void => list?.closest('section')?.scrollIntoView({ block: 'start' })

export function PlanRegion({ plan, left }: { plan: FleetPlan; left: readonly { name: string; words: string }[] }) {
  const domain = commonDomain(plan.members.map(({ name }) => name))
  // Beside each other they are told without the domain that all have.
  const short = (words: string) => (domain === '' ? words : words.replaceAll(domain, ''))
  const steps = useMemo(() => stepsOf(plan), [plan])
  const time = useMemo(
    () => expected({ ...plan, settings: { ...plan.settings, startAt: null, startNothingAfter: null } }, 0),
    [plan],
  )
  const save = (ending: string, text: string, type: string) =>
    saveBlob(exportName('fleet plan', appliancesOf(plan), ending), new Blob([text], { type }))
  return (
    <Section
      title="Plan"
      aside={`${titleOf(plan)}, about ${duration(Math.round(time.total / 60_000) * 60_000)}`}
      end={
        <MenuButton
          small
          kind="plain"
          label="Export"
          icon={<Download size={16} strokeWidth={1.75} aria-hidden />}
          items={[
            {
              id: 'md',
              label: 'Markdown',
              onAction: () => save('md', planMarkdown(plan, steps), 'text/markdown'),
            },
            {
              id: 'json',
              label: 'JSON',
              onAction: () => save('json', JSON.stringify(plan, null, 2), 'application/json'),
            },
          ]}
        />
      }
    >
      <ol className={planStyles.plan} ref={seen}>
        {steps.map((step) => {
          const span = isStage(step.id) ? time.stages.get(step.id) : undefined
          return (
            <li key={step.id}>
              <div>
                <b>{step.title}</b>
                {step.members.length > 0 && <span>{count(step.members.length, 'appliance', 'appliances')}</span>}
                {span && (
                  <span>about {duration(Math.max(60_000, Math.round((span.to - span.from) / 60_000) * 60_000))}</span>
                )}
              </div>
              {step.notes.length > 0 && <p>{short(step.notes.join('. '))}.</p>}
              {step.members.length > 0 && (
                <p className={planStyles.names}>
                  {step.members.map(({ id, name, from, to }) => (
                    <span key={id} title={name}>
                      <bdi>{short(name)}</bdi> <small>{from === to ? to : `${from} to ${to}`}</small>
                    </span>
                  ))}
                </p>
              )}
            </li>
          )
        })}
      </ol>
      {left.length > 0 && (
        <>
          <h3 className={planStyles.left}>Left out</h3>
          <ul className={planStyles.checks} aria-label="Left out">
            {left.map(({ name, words }) => (
              <li key={name}>
                <State state="unknown">{name.replace(/^https?:\/\//, '')}</State>
                <small>{words}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

/** What takes the whole appliance away: restart, and shutdown. A restart counts once all of it has started anew. */
import { Power, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { exists, reasonOf } from '../../api/appliance'
import { useAppliance } from '../../api/session'
import { extrahop } from '../../catalog/extrahop'
import { Button, underWay } from '../../ui/button'
import { ConfirmCall } from '../../crud/confirm-call'
import { Section } from '../../ui/panel'
import { count } from '../../ui/format'
import { State } from '../../ui/state-glyph'
import { TimeText } from '../../ui/time-text'
import { useCourse, type Course } from './course'
import styles from './system.module.css'

const { restart, shutdown } = extrahop.operations

function Standing({ course }: { course: Course }) {
  switch (course.kind) {
    case 'restarting':
      return (
        <State state="running">
          {course.refused > 0
            ? course.lost
              ? `Its answer to the restart was lost, and ${count(course.refused, 'call', 'calls')} refused since: most likely it restarts`
              : `It restarts: ${count(course.refused, 'call', 'calls')} refused, as expected`
            : course.lost
              ? 'Its answer to the restart was lost; it answers still, and is looked at'
              : 'It was told to restart and answers still'}
        </State>
      )
    case 'back':
      return (
        <State state="ok">
          It is back
          {course.since !== null && (
            <>
              , up since <TimeText at={course.since} mode="exact" />
            </>
          )}
        </State>
      )
    case 'going':
      return (
        <State state="running">
          {course.lost ? 'Its answer to the shutdown was lost; it is looked at' : 'It was told to shut down'}
        </State>
      )
    case 'untold':
      return (
        <State state="warn">
          Its answer was lost, and it runs on as before: most likely it was never told to {course.what}
        </State>
      )
    case 'off':
      return <State state="unknown">It answers no more: it is off, or on its way there</State>
  }
}

const questions = {
  restart: {
    operation: restart,
    title: 'Restart',
    icon: RotateCcw,
    words: 'All of it starts anew, which takes minutes. What was changed in the running config and not saved is lost.',
  },
  shutdown: {
    operation: shutdown,
    title: 'Shut down',
    icon: Power,
    words:
      'It is powered off. Nothing is captured until somebody switches it on again, at the machine or by its iDRAC.',
  },
} as const

export function PowerPart() {
  const appliance = useAppliance()
  const { course, run } = useCourse()
  const [asked, setAsked] = useState<keyof typeof questions | null>(null)
  const here = (['restart', 'shutdown'] as const).filter((one) => exists(questions[one].operation, appliance))
  if (here.length === 0) return null
  const busy = course?.kind === 'restarting' || course?.kind === 'going' ? underWay : undefined
  return (
    <Section title="Interrupts the appliance" className={styles.danger}>
      <div role="status">{course && <Standing course={course} />}</div>
      <ul className={styles.switches}>
        {here.map((one) => {
          const { operation, title, words, icon: Icon } = questions[one]
          return (
            <li key={one}>
              <div>
                <b>{title}</b>
                <span>{words}</span>
              </div>
              <Button
                small
                icon={<Icon size={14} strokeWidth={2} aria-hidden />}
                reason={reasonOf(operation, appliance) ?? busy}
                onClick={() => setAsked(one)}
              >
                {title}…
              </Button>
            </li>
          )
        })}
      </ul>
      {asked && (
        <ConfirmCall
          of={appliance.id}
          open
          onClose={() => setAsked(null)}
          title={
            <>
              {questions[asked].title} <bdi>{appliance.name}</bdi>?
            </>
          }
          action={questions[asked].title}
          keep="Let it run"
          typed={appliance.name}
          onConfirm={(signal) => run(asked, signal)}
        >
          <p>{questions[asked].words}</p>
        </ConfirmCall>
      )}
    </Section>
  )
}

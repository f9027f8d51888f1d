/** What takes the whole appliance away: restart, and shutdown. A restart counts once all of it has started anew. */
import { Power, RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { exists, reasonOf } from '../../api/appliance'
import { asksForKey, isCancelled, sentenceFor } from '../../api/errors'
import { call } from '../../api/send'
import { useAppliance } from '../../api/session'
import { extrahop } from '../../catalog/extrahop'
import { look } from '../../work/firmware/look'
import { isAway, isUnheard } from '../../work/jobs'
import { pause } from '../../work/pause'
import { Button, underWay } from '../../ui/button'
import { ConfirmDialog } from '../../ui/dialog'
import { Section } from '../../ui/panel'
import { State } from '../../ui/state-glyph'
import { TimeText } from '../../ui/time-text'
import styles from './system.module.css'

const { restart, shutdown } = extrahop.operations

type Course =
  | { kind: 'restarting'; before: number | null; refused: number; lost: boolean }
  | { kind: 'back'; since: number | null }
  | { kind: 'going'; refused: number; lost: boolean }
  | { kind: 'off' }
  /** Its answer was lost, and the appliance has gone on since as if nobody had told it anything. */
  | { kind: 'untold'; what: 'restart' | 'shut down' }

/** Between two looks, ms, and how many in a row nobody answers before it is taken for off. */
const pace = 2000
const enough = 3
/** How many looks in a row are answered, after a lost answer, before it is said that nothing came of the command. */
const undisturbed = 8

function useCourse() {
  const appliance = useAppliance()
  const [course, setCourse] = useState<Course | null>(null)
  const kind = course?.kind
  const before = course?.kind === 'restarting' ? course.before : null
  const lost = (course?.kind === 'restarting' || course?.kind === 'going') && course.lost
  useEffect(() => {
    if (kind !== 'restarting' && kind !== 'going') return undefined
    const controller = new AbortController()
    const watch = async () => {
      let refused = 0
      let answered = 0
      while (!controller.signal.aborted) {
        await pause(pace, controller.signal)
        try {
          const { started } = await look(appliance, controller.signal)
          const anew = started !== null && before !== null ? started > before : refused > 0
          if (kind === 'restarting' && anew) return setCourse({ kind: 'back', since: started })
          refused = kind === 'going' ? 0 : refused
          answered += 1
          if (lost && refused === 0 && answered >= undisturbed)
            return setCourse({ kind: 'untold', what: kind === 'going' ? 'shut down' : 'restart' })
        } catch (error) {
          if (controller.signal.aborted) return
          // Who refuses the key is there.
          if (!isAway(error) || asksForKey(error)) continue
          answered = 0
          refused += 1
          if (kind === 'going' && refused >= enough) return setCourse({ kind: 'off' })
          setCourse(kind === 'going' ? { kind, refused, lost } : { kind, before, refused, lost })
        }
      }
    }
    void watch()
    return () => controller.abort()
  }, [kind, before, lost, appliance])
  const run = async (what: 'restart' | 'shutdown', signal: AbortSignal) => {
    const sighting = await look(appliance, signal).catch(() => null)
    if (signal.aborted) throw new Error('It was stopped before anything was sent.')
    let unheard = false
    try {
      await call(appliance, what === 'restart' ? restart : shutdown, {}, { signal })
    } catch (error) {
      if (!isUnheard(error) && !isCancelled(error)) throw new Error(sentenceFor(error), { cause: error })
      unheard = true
    }
    setCourse(
      what === 'restart'
        ? { kind: 'restarting', before: sighting?.started ?? null, refused: 0, lost: unheard }
        : { kind: 'going', refused: 0, lost: unheard },
    )
  }
  return { course, run }
}

function Standing({ course }: { course: Course }) {
  switch (course.kind) {
    case 'restarting':
      return (
        <State state="running">
          {course.refused > 0
            ? `It restarts: ${course.refused} calls refused, as expected`
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
        <ConfirmDialog
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
        </ConfirmDialog>
      )}
    </Section>
  )
}

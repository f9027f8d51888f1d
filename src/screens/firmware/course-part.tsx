/** How far an upload or an upgrade is, and what became of it. */
import { Timer } from 'lucide-react'
import { useAppliance } from '../../api/session'
import { giveTime, stopWatching } from '../../work/firmware/attention'
import { stopUpload } from '../../work/firmware/telling'
import { uploadKept } from '../../work/firmware/step-data'
import { verdictOf, type Verdict } from '../../work/firmware/words'
import { work } from '../../work/work'
import { BeforeAfter } from '../../ui/before-after'
import { Button } from '../../ui/button'
import { bytes, duration } from '../../ui/format'
import { HopLine, type Stop } from '../../ui/hop-line'
import { Section } from '../../ui/panel'
import { Progress } from '../../ui/progress'
import { Glyph } from '../../ui/state-glyph'
import type { Course } from './use-course'
import styles from './firmware.module.css'

const more = 30 * 60_000

function Upload({ course }: { course: Course }) {
  const appliance = useAppliance()
  const { mark, told, running, view } = course
  const pace = running ? told?.pace : undefined
  if (pace)
    return (
      <>
        <Progress
          label="Upload"
          value={pace.done}
          of={pace.total}
          unit="bytes"
          onStop={() => {
            work.cancel(view.head.id)
            stopUpload(appliance.id)
          }}
          stopLabel="Cancel upload"
        />
        <p className={styles.words}>
          {pace.done >= pace.total
            ? 'All of it is there; the appliance checks it.'
            : pace.perSecond > 0
              ? `${bytes(pace.perSecond)} a second${pace.left === null ? '' : `, about ${duration(Math.max(1000, pace.left))} left`}`
              : 'It begins.'}
        </p>
      </>
    )
  const lost = mark?.kept === uploadKept.lost || mark?.state === 'unknown'
  const state = mark?.state === 'done' ? 'ok' : running ? 'running' : lost ? 'unknown' : 'danger'
  const elsewhere = course.standing === 'elsewhere'
  return (
    <>
      <p className={styles.verdict}>
        <Glyph state={state} />
        {state === 'ok'
          ? 'Uploaded'
          : state === 'running'
            ? 'Under way'
            : lost
              ? 'Not known whether it was uploaded'
              : 'Not uploaded'}
      </p>
      <p className={styles.words}>
        {state === 'ok'
          ? `${view.plan.steps[0]?.words.replace(/^Upload /, '') ?? 'The image'} is stored on the appliance. Nothing is installed yet.`
          : elsewhere
            ? 'Another tab uploads it: how far it is shows there, and there it can be cancelled.'
            : running
              ? 'It begins.'
              : (mark?.words ??
                view.head.why ??
                (lost ? 'It was stopped when all of it was sent.' : 'It was stopped before all of it was there.'))}
        {state === 'unknown' && ' Uploading it again does no harm: the appliance keeps the image uploaded last.'}
      </p>
    </>
  )
}

/** The stops of an upgrade, as far as it got. */
function stopsOf({ followed, phase, result, mark, running, unsent }: Course): Stop[] {
  const watch = followed?.watch
  const ok = phase === 'verified' || result !== null
  const stopped =
    phase === 'failed' ||
    phase === 'not-started' ||
    phase === 'stranger' ||
    phase === 'unknown' ||
    (!followed && !running && mark?.state === 'failed')
  const at = ok
    ? 4
    : phase === 'confirming'
      ? 3
      : phase === 'restarting' || phase === 'stranger' || phase === 'unknown'
        ? 2
        : watch
          ? 1
          : 0
  const facts = [
    watch && !watch.doubtful
      ? 'the appliance took it'
      : watch
        ? watch.answer
          ? 'its answer says neither'
          : 'its answer was lost'
        : '',
    watch?.step ?? '',
    watch && watch.refused > 0 ? `${watch.refused} refused, as expected` : '',
    ok ? 'twice, ten seconds apart' : '',
  ]
  return ['Command', 'Installed', 'Restarted', 'Verified'].map((name, index) => ({
    name,
    fact: facts[index],
    state: index < at ? 'done' : index > at || unsent ? 'ahead' : stopped ? 'stopped' : 'now',
  }))
}

function Upgrade({ course, now }: { course: Course; now: number }) {
  const appliance = useAppliance()
  const { followed, phase, mark, result, running, unsent, view, wanted } = course
  const verified = result !== null && mark?.state === 'done'
  const seen = followed && phase ? verdictOf(phase, followed.watch, now) : null
  const words = view.head.why ?? (unsent ? 'The page was left before the command was sent.' : '')
  const verdict: Verdict | null =
    unsent || course.standing === 'paused'
      ? { state: 'warn', short: unsent ? 'Not begun' : 'Not watched', words }
      : seen
  const state = verified
    ? 'ok'
    : verdict && (running || phase !== 'verified')
      ? verdict.state
      : running
        ? 'running'
        : 'danger'
  return (
    <>
      <HopLine label="Upgrade" stops={stopsOf(course)} className={styles.line} />
      <p className={styles.verdict} role="status">
        <Glyph state={state} />
        {verified
          ? `Verified: ${result.version}`
          : (verdict?.short ?? (running ? 'Looking at the appliance' : 'Not done'))}
      </p>
      <p className={styles.words}>{verdict?.words ?? mark?.words ?? view.head.why}</p>
      {verified && (
        <p className={styles.verdict}>
          <Glyph state={result.differences.length === 0 ? 'ok' : 'warn'} />
          {result.differences.length === 0 ? 'As before' : 'Not as before'}
        </p>
      )}
      {verified && result.differences.length > 0 && (
        <BeforeAfter label="What is not as before" what="What" rows={result.differences} />
      )}
      {course.standing === 'elsewhere' && (
        <div className={styles.ends}>
          <span className={styles.quiet}>Another tab watches it.</span>
          <Button small onClick={() => void work.takeOver(view.head.id)}>
            Take over
          </Button>
        </div>
      )}
      {unsent && (
        <div className={styles.ends}>
          <Button small onClick={() => work.cancel(view.head.id)}>
            Cancel
          </Button>
          <Button small onClick={() => void work.resume(view.head.id)}>
            Go on
          </Button>
        </div>
      )}
      {course.standing === 'running' && followed && !verified && (
        <div className={styles.ends}>
          <span className={styles.quiet}>
            {phase === 'not-started'
              ? 'It is watched on; stop that to start it again.'
              : now < followed.watch.deadline
                ? `Called unknown in ${duration(followed.watch.deadline - now)}${wanted ? '' : '; any other version than before counts'}`
                : 'The time allowed is over'}
          </span>
          <Button
            small
            icon={<Timer size={14} strokeWidth={2} aria-hidden />}
            onClick={() => giveTime(appliance.id, more, followed.watch.deadline)}
          >
            Give it 30 minutes more
          </Button>
          <Button small onClick={() => stopWatching(appliance.id)}>
            Stop watching
          </Button>
        </div>
      )}
    </>
  )
}

export function CoursePart({ course, now }: { course: Course; now: number }) {
  return (
    <Section title="Progress" aside={<bdi>{course.view.plan.title}</bdi>}>
      {course.kind === 'upload' ? <Upload course={course} /> : <Upgrade course={course} now={now} />}
    </Section>
  )
}

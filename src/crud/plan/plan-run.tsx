/** A plan that was begun: how far it is, what came of each thing, and what can be done about it. */
import { Pause, Play, RefreshCw, RotateCw, Square, Undo2 } from 'lucide-react'
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { useAppliance } from '../../api/session'
import { useProblem } from '../../api/use-failure'
import { count, list, number } from '../../ui/format'
import { Button } from '../../ui/button'
import { HopLine } from '../../ui/hop-line'
import { Note } from '../../ui/note'
import { Section } from '../../ui/panel'
import { Progress } from '../../ui/progress'
import { State } from '../../ui/state-glyph'
import { standingOf, useHolder, usePlan, type Standing } from '../../work/use-work'
import type { View } from '../../work/view'
import { work } from '../../work/work'
import { leftToOthers, overwriting } from './overwrite'
import { planRows, saidAlike } from './plan-rows'
import { stopsOf } from './plan-stops'
import { PlanSteps } from './plan-steps'
import { PlanTable } from './plan-table'
import { standingGlyph, standingWords } from './standing-words'
import styles from './plan.module.css'

/** Reasons that stand in the margin, and names that stand before each. */
const mostReasons = 20
const mostNames = 4

/** Of more things the rows are told when the run rests: making them anew would cost more than they tell. */
const mostLive = 1000

interface Props {
  id: string
  /** Beside its actions: a way to the next plan. */
  actions?: ReactNode
}

export function PlanRun({ id, actions }: Props) {
  const view = usePlan(id)
  const undo = usePlan(view?.head.undoneBy ?? '')
  const holder = useHolder(id)
  const busy = holder === 'here'
  // How it stands is told first; what came of each thing is drawn right after.
  const told = useDeferredValue(view && !(busy && view.head.of > mostLive) ? view : null)
  const rows = useMemo(() => told && planRows(told.plan, told.marks), [told])
  const [kept, setKept] = useState(rows)
  if (rows && rows !== kept) setKept(rows)
  if (!view) return null
  const { head, plan, marks, reports } = view
  const shown = rows ?? kept
  const standing = standingOf(head, holder)
  return (
    <div className={styles.run}>
      <HopLine label="Stages" stops={stopsOf(view, standing, undo)} className={styles.hops} />
      <div className={styles.said}>
        <span role="status">
          <State state={standingGlyph[standing]}>
            {standingWords(head, standing)}
            {undo?.head.state === 'ended' &&
              undo.head.verified > 0 &&
              `, ${undo.head.verified === head.done ? 'all' : number(undo.head.verified)} taken back since`}
          </State>
        </span>
        {standing === 'running' && head.state !== 'ended' && (
          <Progress
            bare
            label={plan.title}
            value={head.done + head.failed}
            failed={head.failed}
            of={head.of}
            className={styles.progress}
          />
        )}
        <div className={styles.actions}>
          <RunActions view={view} standing={standing} undo={undo} />
          {actions}
        </div>
      </div>
      {head.why !== undefined && (
        <Note kind="warn" live>
          {head.why}
        </Note>
      )}
      <div className={styles.columns}>
        {shown ? (
          <PlanTable rows={shown} />
        ) : (
          <p className={styles.untold}>
            What came of each of them is told when the plan rests: there are too many to tell it meanwhile.
          </p>
        )}
        <aside className={styles.side}>
          {/* It is what stands now, and what may have to be gone on with: below many steps nobody would see it. */}
          {undo && <Undone view={undo} />}
          <Section title="What was planned">
            <PlanSteps plan={plan} marks={marks} reports={reports} />
            {plan.notes?.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </Section>
          <Section title="Kept">
            <p>
              {plan.reason !== undefined && `Reason: ${plan.reason}. `}This plan and its outcome are kept on this
              machine, without the key, until you forget it.
            </p>
          </Section>
        </aside>
      </div>
    </div>
  )
}

/** The undo of a plan, with what it left because others have changed it since. */
function Undone({ view }: { view: View }) {
  const holder = useHolder(view.head.id)
  const standing = standingOf(view.head, holder)
  const left = planRows(view.plan, view.marks).filter(({ outcome }) => outcome === 'left' || outcome === 'failed')
  const reasons = saidAlike(left)
  return (
    <Section title="Undo">
      <p role="status">
        <State state={standingGlyph[standing]} className={styles.whole}>
          {view.head.state === 'ended' && standing === 'verified' && left.length === 0
            ? `${number(view.head.verified)} undone`
            : `${standingWords(view.head, standing)}${standing === 'verified' ? ', undone' : ''}`}
        </State>
      </p>
      {view.head.why !== undefined && <p>{view.head.why}</p>}
      <div className={styles.actions}>
        <RunActions view={view} standing={standing} undo={null} />
      </div>
      {left.length > 0 && (
        <ul className={styles.left}>
          {reasons.slice(0, mostReasons).map(({ words, names }) => (
            <li key={words}>
              <b>
                {list(
                  names.length > mostNames
                    ? [...names.slice(0, mostNames - 1), `${number(names.length - mostNames + 1)} more`]
                    : names,
                )}
              </b>
              : {words}
            </li>
          ))}
          {reasons.length > mostReasons && <li>and {number(reasons.length - mostReasons)} more</li>}
        </ul>
      )}
      {view.plan.notes?.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </Section>
  )
}

function RunActions({ view, standing, undo }: { view: View; standing: Standing; undo: View | null }) {
  const { head } = view
  const { id } = head
  const appliance = useAppliance()
  const [problem, setProblem] = useProblem(appliance.id)
  const navigate = useNavigate()
  const failed = head.failed + (head.state === 'ended' ? head.done - head.verified : 0)
  const [takesBack, setTakesBack] = useState(false)
  // Pressed again before the undo is written down, it would be begun twice.
  const takeBack = async () => {
    setTakesBack(true)
    try {
      const plan = await work.inverse(id)
      if (plan) await work.start(plan)
      else setProblem('Nothing of it can be taken back')
    } catch (error) {
      setProblem(error)
    } finally {
      setTakesBack(false)
    }
  }
  if (standing === 'elsewhere') {
    return (
      <Button kind="main" onClick={() => void work.takeOver(id)}>
        Take over
      </Button>
    )
  }
  if (standing === 'running') {
    const waits = view.stop
      ? `${view.stop === 'pause' ? 'Pauses' : 'Ends'} as soon as what is on its way is answered`
      : undefined
    return (
      <>
        <span role="status">{waits}</span>
        <Button icon={<Pause aria-hidden />} onClick={() => work.pause(id)}>
          Pause
        </Button>
        <Button icon={<Square aria-hidden />} onClick={() => work.cancel(id)}>
          Cancel
        </Button>
      </>
    )
  }
  const others = head.state === 'ended' && head.undoes === undefined ? leftToOthers(view) : 0
  const overwrite = async () => {
    try {
      const plan = await overwriting(view, appliance)
      void work.start(plan)
      void navigate(`/plans/${encodeURIComponent(plan.id)}`)
    } catch (error) {
      setProblem(error)
    }
  }
  const undoable = head.undoes === undefined && undo === null && head.done > 0
  const unfinished = standing === 'paused' || standing === 'interrupted' || standing === 'planned'
  return (
    <>
      {problem !== undefined && <span role="alert">{problem}</span>}
      {unfinished && (
        <Button icon={<Square aria-hidden />} onClick={() => work.cancel(id)}>
          Cancel
        </Button>
      )}
      {standing === 'unverified' && (
        <Button icon={<RotateCw aria-hidden />} onClick={() => void work.verify(id)}>
          Read back again
        </Button>
      )}
      {undoable && !unfinished && (
        <Button icon={<Undo2 aria-hidden />} pending={takesBack} onClick={() => void takeBack()}>
          Undo
        </Button>
      )}
      {others > 0 && (
        <Button onClick={() => void overwrite()}>
          Overwrite {count(others, 'that others changed', 'that others changed')}
        </Button>
      )}
      {!unfinished && failed > 0 && !undo && (
        <Button kind="main" icon={<RefreshCw aria-hidden />} onClick={() => void work.retry(id)}>
          Retry {number(failed)} failed
        </Button>
      )}
      {(unfinished || standing === 'cancelled') && (
        <Button kind="main" icon={<Play aria-hidden />} onClick={() => void work.resume(id)}>
          Go on
        </Button>
      )}
    </>
  )
}

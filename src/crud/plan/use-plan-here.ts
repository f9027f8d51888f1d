/** A small plan that is run where it was asked for: in a dialog, which says what failed and tries it again. */
import { useEffect, useRef, useState } from 'react'
import { useAppliance } from '../../api/session'
import { nothingSent } from '../../api/errors'
import { useProblem } from '../../api/use-failure'
import { sentOf } from '../../work/mark'
import type { Plan } from '../../work/plan'
import type { View } from '../../work/view'
import { work } from '../../work/work'
import { problemOf } from './plan-rows'
import { planOn, type Wanted } from './start-plan'

/** Resolves when nothing of a plan is left to send: what it did is read back after that, and goes on without us. */
const answered = (id: string): Promise<View> =>
  new Promise((resolve) => {
    const store = work.view(id)
    const look = () => {
      const view = store.get()
      if (!view || view.head.state === 'planned' || view.head.state === 'applying') return
      end()
      resolve(view)
    }
    const end = store.subscribe(look)
    look()
  })

/** What a plan asks for, whatever it is called and whenever it was made. */
const asked = ({ steps }: Pick<Plan, 'steps'>): string =>
  JSON.stringify(steps.map(({ kind, input, items }) => [kind, input, items.map(({ id }) => id)]))

/** The same, begun from here before and not answered yet: a dialog may be closed while it goes on. */
const underWay = (appliance: string, what: Wanted): Plan | undefined =>
  work.heads
    .get()
    .filter((head) => head.appliance === appliance && (head.state === 'planned' || head.state === 'applying'))
    .flatMap(({ id }) => (work.holderOf(id) === 'here' ? (work.view(id).get()?.plan ?? []) : []))
    .find((plan) => asked(plan) === asked(what))

interface PlanHere {
  pending: boolean
  /** What was not done, and why. */
  error: string | undefined
  /** Applies a plan, or goes on with the last one where the same is wanted again; false where something failed. */
  run: (what: Wanted) => Promise<boolean>
}

export function usePlanHere(): PlanHere {
  const appliance = useAppliance()
  const [pending, setPending] = useState(false)
  const [error, setError] = useProblem(appliance.id)
  const last = useRef<{ plan: Plan; nothing: boolean } | null>(null)
  const drop = () => {
    // What was told here and changed nothing is no history.
    if (last.current?.nothing) void work.forget(last.current.plan.id)
    last.current = null
  }
  useEffect(() => drop, [])
  /** How it ended, and how many writes had left before it was begun here. */
  const begin = async (what: Wanted): Promise<{ view: View; sent: number }> => {
    const running = underWay(appliance.id, what)
    if (running) {
      if (last.current?.plan.id !== running.id) drop()
      last.current = { plan: running, nothing: false }
      return { view: await answered(running.id), sent: 0 }
    }
    const again = last.current && JSON.stringify(last.current.plan.steps) === JSON.stringify(what.steps)
    if (!again) drop()
    const plan = last.current?.plan ?? planOn(appliance, what)
    const before = last.current && work.view(plan.id).get()
    const sent = before ? sentOf(plan, before.marks) : 0
    last.current = { plan, nothing: false }
    if (!before) void work.start(plan)
    else await (before.head.state === 'ended' ? work.retry(plan.id) : work.resume(plan.id))
    return { view: await answered(plan.id), sent }
  }
  const run = async (what: Wanted) => {
    setPending(true)
    setError(undefined)
    const { view, sent } = await begin(what)
    const problem = problemOf(view)
    const { done, unknown } = view.head
    if (last.current) last.current.nothing = problem !== undefined && done === 0 && unknown === 0
    setPending(false)
    // It may name a read that has to come before.
    setError(problem !== undefined && sentOf(view.plan, view.marks) === sent ? `${nothingSent} ${problem}` : problem)
    return problem === undefined
  }
  return { pending, error, run }
}

/**
 * What a plan says when it is done, wherever one is. What went wrong stands in the tray, that of an
 * undo above its list too; the news are for what is done.
 */
import { z } from '../../catalog/zod'
import { standingOf } from '../../work/use-work'
import { outcomesOf } from '../../work/mark'
import type { View } from '../../work/view'
import { work } from '../../work/work'
import { toast } from '../../ui/toast'
import { notify } from '../notices'
import { problemOf } from './plan-rows'

/** What steps have in common that change objects of a resource. */
const About = z.object({ resource: z.string() })

/** Most outcomes that are told one by one. */
const mostTold = 3
/** More letters than this are read for longer. */
const long = 80

/** A plan's news in its own words, or in those of what it did. */
export function newsOf({ plan, marks }: Pick<View, 'plan' | 'marks'>): string {
  if (plan.told !== undefined) return plan.told
  const outcomes = plan.steps.flatMap((step) => outcomesOf(step, marks))
  const said = outcomes.filter(({ words }) => words !== '')
  const done = `${plan.title}: done and read back`
  if (said.length === 0 || said.length > mostTold) return done
  // Of one among many it is not known whose words they are.
  if (said.length === outcomes.length) return said.map(({ words }) => words).join(' ')
  return `${done}. ${said.map(({ item, words }) => `${item.name}: ${words}`).join('. ')}`
}

/** Undoes a plan from its news; what of it fails is said above the list of what it was about. */
async function takeBack({ plan: { told = '', steps }, head }: View): Promise<void> {
  const plan = await work.inverse(head.id)
  if (!plan) return
  const { data } = About.safeParse(steps[0]?.input)
  const run = async (going: Promise<unknown>): Promise<void> => {
    await going
    const view = work.view(plan.id).get()
    const problem = view ? problemOf(view) : undefined
    if (!view || problem === undefined || !data) return
    const { state, failed, unknown } = view.head
    const again = () => void run(state === 'ended' ? work.retry(plan.id) : work.resume(plan.id))
    // What was left to others is left again.
    const open = state !== 'ended' || failed > 0 || unknown > 0
    notify(data.resource, 'warn', `Undo of “${told}”: ${problem}`, open ? again : undefined)
  }
  await run(work.start(plan))
}

export async function tellNews(view: View): Promise<void> {
  const { head, plan } = view
  if (standingOf(head, 'nobody') !== 'verified') {
    // Where it was asked for it counted as done, and nobody is there any more to be told that it is not.
    const missing = head.state === 'ended' && head.why === undefined && head.failed === 0 && head.verified < head.done
    const { data } = About.safeParse(plan.steps[0]?.input)
    const problem = plan.told === undefined || !missing ? undefined : problemOf(view)
    if (problem !== undefined && data) notify(data.resource, 'warn', `${plan.title}: ${problem}.`)
    return
  }
  const words = newsOf(view)
  // A plan with a page of its own is taken back there.
  const undo = view.plan.told !== undefined && (await work.inverse(view.head.id)) !== null
  if (undo) toast.undo(words, () => void takeBack(view))
  else toast.success(words, { seconds: words.length > long ? 20 : 6 })
}

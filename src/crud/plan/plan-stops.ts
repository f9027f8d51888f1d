/** The stages of a plan that was begun. */
import { count, number } from '../../ui/format'
import type { Stop, StopState } from '../../ui/hop-line'
import type { Head } from '../../work/journal'
import { sentOf } from '../../work/mark'
import type { Standing } from '../../work/use-work'
import type { View } from '../../work/view'

function applied({ state, failed }: Head, standing: Standing): StopState {
  if (state === 'planned') return 'ahead'
  if (state === 'applying' || state === 'paused' || state === 'cancelled')
    return standing === 'paused' || standing === 'interrupted' || standing === 'cancelled' ? 'stopped' : 'now'
  return failed > 0 ? 'stopped' : 'done'
}

function verified(head: Head, standing: Standing): StopState {
  if (head.state === 'verifying') return 'now'
  if (head.state !== 'ended') return 'ahead'
  if (standing === 'verified') return 'done'
  // What failed was not applied, and is no matter of this stage; what was applied may all be as planned.
  if (head.why !== undefined || head.verified < head.done) return 'stopped'
  return head.done > 0 ? 'done' : 'ahead'
}

function takenBack({ head }: View): StopState {
  if (head.state === 'paused' || head.state === 'cancelled') return 'stopped'
  if (head.state !== 'ended') return 'now'
  return head.failed > 0 || head.verified < head.done ? 'stopped' : 'done'
}

/** Until it is read back at the end nothing is verified: what stopped halfway has taken back what is done of it. */
const backAgain = ({ head }: View): number => (head.state === 'ended' ? head.verified : head.done)

export function stopsOf(
  { head, plan, marks }: Pick<View, 'head' | 'plan' | 'marks'>,
  standing: Standing,
  undo: View | null,
): Stop[] {
  const sent = sentOf(plan, marks)
  return [
    { name: 'Chosen', state: 'done', fact: plan.chosen ?? '' },
    { name: 'Planned', state: 'done', fact: count(head.of, 'change', 'changes') },
    {
      name: 'Applied',
      state: applied(head, standing),
      // What watches an upgrade counts no requests.
      fact: `${number(head.done)} of ${number(head.of)}${sent > 0 ? `, ${count(sent, 'request', 'requests')}` : ''}`,
    },
    {
      name: 'Verified',
      state: verified(head, standing),
      fact: head.state === 'ended' ? `${number(head.verified)} as planned` : 'read back',
    },
    ...(undo
      ? [
          {
            name: 'Taken back',
            state: takenBack(undo),
            fact: `${number(backAgain(undo))} of ${number(undo.head.of)}`,
          },
        ]
      : []),
  ]
}

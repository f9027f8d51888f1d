import { dictionary } from '../catalog/dictionary'
import { Job } from '../catalog/jobs'
import { shownName } from '../ui/name'
import { State, type StateKind } from '../ui/state-glyph'

const states = dictionary<StateKind>({ DONE: 'ok', FAILED: 'danger', TIMEOUT: 'danger', PENDING: 'unknown' })
const words = dictionary(Job.shape.status.meta()?.choices ?? {})

/** How often what goes on is read anew, ms. */
export const pace = 2000

export const stepOf = ({ step_number: step, total_steps: steps }: Pick<Job, 'step_number' | 'total_steps'>): string =>
  typeof step !== 'number' ? '' : typeof steps === 'number' ? `${step} of ${steps}` : String(step)

export const JobState = ({ status }: Pick<Job, 'status'>) => (
  <State state={states[shownName(status)] ?? 'running'}>{words[shownName(status)] ?? shownName(status)}</State>
)

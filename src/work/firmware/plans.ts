/** Plans around firmware, ready to be started. */
import type { Appliance } from '../../api/appliance'
import { newPlanId, type Plan } from '../plan'
import { keepImage } from './images'
import type { UpgradeInput } from './step-data'

/** The page that shows what became of them. */
const page = '/firmware'

const planOf = (appliance: Appliance, title: string, steps: Plan['steps']): Plan => ({
  id: newPlanId(),
  title,
  appliance: appliance.id,
  applianceName: appliance.name,
  steps,
  concurrency: 1,
  madeAt: Date.now(),
  page,
})

export const uploadPlan = (appliance: Appliance, file: File): Plan =>
  planOf(appliance, `Upload ${file.name} to ${appliance.name}`, [
    {
      id: 'upload',
      kind: 'firmware-upload',
      words: `Upload ${file.name}`,
      input: { image: keepImage(file), name: file.name, size: file.size },
      items: [],
    },
  ])

const titles = {
  upgrade: 'Upgrade',
  'download-version': 'Upgrade',
  'download-url': 'Upgrade',
  rollback: 'Roll back',
} as const

export const upgradePlan = (appliance: Appliance, input: UpgradeInput): Plan => {
  const title = `${titles[input.command.kind]} ${appliance.name}${input.wanted === null ? '' : ` to ${input.wanted}`}`
  return planOf(appliance, title, [{ id: 'upgrade', kind: 'firmware-upgrade', words: title, input, items: [] }])
}

/** True for a plan of this file that is about an upgrade. */
export const isUpgrade = (plan: Pick<Plan, 'steps'>): boolean =>
  plan.steps.some(({ kind }) => kind === 'firmware-upgrade')

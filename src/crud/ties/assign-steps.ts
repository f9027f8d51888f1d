/** The steps that assign objects to each of several others, or detach them, from whichever end asks for less. */
import { linkKey } from '../../catalog/relations'
import type { Resource } from '../../catalog/operation'
import type { Step } from '../../work/plan'
import { assignStep } from '../../work/steps/assign'
import { idOf, nameOf, operationOf, resourceOf, type AssignedTie, type Row } from '../model'
import { sparedBy } from '../../catalog/spares'

export interface Named {
  id: string
  name: string
}

const numbered = ({ id, name }: Named) => ({ id: Number(id), name })

/** Steps, and what is left out, in sentences. */
export function assignSteps(
  resource: Resource,
  tie: AssignedTie,
  rows: readonly Row[],
  picked: readonly Named[],
  verb: 'assign' | 'unassign',
): { steps: Step[]; notes: string[] } {
  const notes: string[] = []
  const objects = rows.flatMap((row): Named[] => {
    const refusal = sparedBy(tie.assign, row)
    if (refusal === undefined) return [{ id: idOf(resource, row), name: nameOf(resource, row) }]
    notes.push(`${nameOf(resource, row)} is left out: ${refusal}.`)
    return []
  })
  const other = resourceOf(tie.to)
  const back = other && operationOf(other, linkKey('assign', resource.name))
  const turned = other && back && picked.length < objects.length
  const [from, to] = turned ? [picked, objects] : [objects, picked]
  const [own, others] = turned ? [other.name, resource.name] : [resource.name, tie.to]
  const many = turned ? resource.words : tie.words
  const sign = verb === 'assign' ? '+' : '−'
  const steps = from.map(({ id, name }): Step => {
    const size = `${to.length} ${many[to.length === 1 ? 0 : 1]}`
    const words = verb === 'assign' ? `Assign ${size} to ${name}` : `Detach ${size} from ${name}`
    const step = { id: `${verb}-${id}`, words, items: to.map(numbered) }
    return { ...assignStep(step, { resource: own, to: others, id, verb }), short: `${sign} ${name}` }
  })
  return { steps: to.length > 0 ? steps : [], notes }
}

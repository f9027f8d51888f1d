/** What an answer begins and another operation goes on with: an xid, a cursor, a job. */
import { exists, type Offering } from '../../api/appliance'
import { useAppliance } from '../../api/session'
import { explore } from '../../api/shown-request'
import type { RawInput } from '../../api/request'
import { catalog } from '../../catalog'
import type { Operation } from '../../catalog/operation'
import { Button } from '../../ui/button'
import type { ExplorerAnswer } from './answer'

interface Step {
  words: string
  operation: Operation
  input: RawInput
}

const held = (value: unknown, name: string): string | number | undefined => {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  const found: unknown = Reflect.get(value, name)
  // Digit for digit, also of a number that JavaScript would round.
  if (typeof found === 'bigint') return String(found)
  return typeof found === 'string' || typeof found === 'number' ? found : undefined
}

/** Releases before 8.0 know the older way alone. */
const nextPage = (cursor: string | number, appliance: Offering): Omit<Step, 'words'> => {
  const { nextPage: byBody, nextPageByAddress: byAddress } = catalog.records.operations
  return exists(byBody, appliance)
    ? { operation: byBody, input: { body: { cursor } } }
    : { operation: byAddress, input: { params: { cursor } } }
}

export function nextSteps(
  { operation, status, value, headers }: Pick<ExplorerAnswer, 'operation' | 'status' | 'value' | 'headers'>,
  appliance: Offering,
): Step[] {
  const steps: Step[] = []
  const xid = held(value, 'xid')
  if (xid !== undefined)
    steps.push({ words: 'Next node’s result', operation: catalog.metrics.operations.next, input: { params: { xid } } })
  const cursor = held(value, 'cursor')
  if (cursor !== undefined && operation.resource === 'records')
    steps.push({ words: 'Next page', ...nextPage(cursor, appliance) })
  const location = headers.find(([name]) => name === 'location')?.[1] ?? ''
  const [, place] = /\/supportpacks\/queue\/([^/?#]+)$/.exec(location) ?? []
  const job = /\/jobs\/([^/?#]+)$/.exec(location)?.[1] ?? held(value, 'job_id')
  if (job !== undefined)
    steps.push({ words: 'Follow the job', operation: catalog.jobs.operations.get, input: { params: { id: job } } })
  else if (place !== undefined)
    steps.push({
      words: 'Follow it',
      operation: catalog.supportpacks.operations.queued,
      input: { params: { id: place } },
    })
  // Which one it is stands in a header that browsers hide unless the appliance exposes it.
  else if (status === operation.status && operation.returns.kind === 'accepted') {
    const { list } = operation.resource === 'supportpacks' ? catalog.supportpacks.operations : catalog.jobs.operations
    const begun = operation.resource === 'supportpacks' || operation.touches?.includes('jobs')
    if (begun && exists(list, appliance)) steps.push({ words: 'Find what it began', operation: list, input: {} })
  }
  return steps
}

export function NextSteps({ answer }: { answer: ExplorerAnswer }) {
  const appliance = useAppliance()
  return nextSteps(answer, appliance).map(({ words, operation, input }) => (
    <Button key={operation.id} small onClick={() => explore(operation, input)}>
      {words}
    </Button>
  ))
}

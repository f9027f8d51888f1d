// The explorer's examples are sent as they are, to an appliance of each kind: what can be answered is answered.
import { afterAll, describe, expect, it, vi } from 'vitest'
import { exists } from '../../src/api/appliance'
import { callRaw } from '../../src/api/send'
import { operations } from '../../src/catalog/index'
import type { Operation } from '../../src/catalog/operation'
import { problemsIn } from '../../src/crud/request/problems-in'
import { exampleFor } from '../../src/crud/request/example'
import type { Simulator } from '../../src/simulator/server'
import { signedIn } from '../../src/work/signed-in'
import { startFresh } from '../fresh'

vi.setConfig({ testTimeout: 120_000 })

/** What nobody but the operator has: a file, a license, a key, the password of another appliance. */
const theirs: ReadonlySet<string> = new Set([
  'extrahop.uploadFirmware',
  'extrahop.uploadCloudResources',
  'extrahop.setCertificate',
  'license.update',
  'apikeys.create',
  'appliances.create',
  'bundles.create',
  'supportpacks.upload',
  'ssldecryptkeys.create',
])
/** What is named only by an answer that is gone. */
const passing: ReadonlySet<string> = new Set(['supportpacks.queued', 'metrics.next'])
/** What takes the appliance away from those who come after. */
const heavy = /^(extrahop\.(restart|shutdown|upgrade|rollback|download|regenerate)|appliances\.upgradeFirmware)/

const kinds = [
  ['discover', '9.8'],
  ['discover', '5.3'],
  ['command', '9.8'],
  ['explore', '8.0'],
  ['trace', '9.8'],
] as const

const started: Simulator[] = []
afterAll(async () => {
  await Promise.all(started.map((simulator) => simulator.close()))
})

// Reads first, deletions last: an example must not miss what another took away.
const turn = ({ reads, method }: Operation) => (reads ? 0 : method === 'DELETE' ? 2 : 1)
const inTurn = operations.toSorted((a, b) => turn(a) - turn(b))

describe('examples', () => {
  it.each(kinds)('are answered by a %s %s', async (platform, release) => {
    const simulator = await startFresh({ role: platform, release, devices: 60, seed: 1, strict: true, jobStep: 50 })
    started.push(simulator)
    const appliance = signedIn(simulator)
    const failed: string[] = []
    for (const operation of inTurn) {
      if (!exists(operation, appliance) || theirs.has(operation.id) || passing.has(operation.id)) continue
      if (heavy.test(operation.id)) continue
      try {
        const input = await exampleFor(operation, appliance)
        const problems = Object.values(problemsIn(operation, input)).flatMap((part) => Object.entries(part))
        if (problems.length > 0) failed.push(`${operation.id}: ${JSON.stringify(problems)}`)
        else await callRaw(appliance, operation, input, { retries: 0 })
      } catch (error) {
        failed.push(`${operation.id}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    expect(failed).toEqual([])
  })
})

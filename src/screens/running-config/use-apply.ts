/** Applying a proposal and what became of it, told on the page until the next one. */
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { sentenceFor } from '../../api/errors'
import { invalidate, lookAgain } from '../../api/query'
import { useAppliance } from '../../api/session'
import { runningconfig } from '../../catalog/runningconfig'
import { applyConfig, sending, type Applied } from '../../work/document/config'
import { keepSeen } from '../../work/document/history'
import { documentKey } from '../../crud/config/use-configs'
import type { Proposal } from './apply-dialog'

export interface Outcome {
  proposal: Proposal
  applied: Applied | null
  /** Why it was refused. */
  problem: string | null
  /** When it was known, ms since 1970. */
  at: number
}

export function useApply() {
  const appliance = useAppliance()
  const client = useQueryClient()
  const [step, setStep] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const running = useRef<AbortController>(undefined)
  /** Resolves once it is told on the page how it ended. @throws what it was refused with, told there as well */
  const apply = async (proposal: Proposal) => {
    setOutcome(null)
    setStep('Under way')
    running.current = new AbortController()
    const { signal: stop } = running.current
    try {
      const { base, mine, force } = proposal
      const applied = await applyConfig(appliance, base, mine, { stop, onStep: setStep, ...(force && { force }) })
      setOutcome({ proposal, applied, problem: null, at: Date.now() })
      if (applied.kind === 'applied') {
        // What was read after the change is what the page shows, so that it is what a save is asked for.
        client.setQueryData(documentKey(appliance, 'live'), applied.now)
        await keepSeen(appliance.id, applied.before, 'Before a change from this console')
        await keepSeen(appliance.id, applied.now, 'After a change from this console')
      }
    } catch (error) {
      lookAgain(client, appliance, runningconfig.operations.update, error)
      setOutcome({ proposal, applied: null, problem: sentenceFor(error), at: Date.now() })
      throw error
    } finally {
      setStep(null)
      void invalidate(client, appliance, runningconfig.operations.update)
    }
  }
  return {
    step,
    stop: step === sending ? () => running.current?.abort() : undefined,
    outcome,
    apply,
    forget: () => setOutcome(null),
  }
}

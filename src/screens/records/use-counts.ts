/** Counts that the appliance makes within the window of the present search: of bars, of branches. */
import { useCallback, useEffect, useState } from 'react'
import { isCancelled } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { useFailure } from '../../api/use-failure'
import type { Filter } from '../../catalog/filter'
import type { Span } from '../../crud/time-range/range'
import type { Bin } from './bins'
import type { RecordsSession } from './session'

/** Counts that are asked for at once. */
const atOnce = 3

const nothing: ReadonlyMap<number, number> = new Map()

/** The rule for the records of a span, ms. */
export const duringRule = ({ from, until }: Span): Filter => ({
  operator: 'and',
  rules: [
    { field: 'timestamp', operator: '>=', operand: String(from) },
    { field: 'timestamp', operator: '<', operand: String(until) },
  ],
})

/** Works through items, a few at once. Throws what the first failure throws. */
export async function eachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items]
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

export function useCounts(session: RecordsSession) {
  const [counts, setCounts] = useState<{ of: Span | undefined; byBin: ReadonlyMap<number, number> }>({
    of: undefined,
    byBin: nothing,
  })
  const [pending, setPending] = useState(false)
  const [error, setError] = useFailure(useAppliance().id)
  const [asked, setAsked] = useState<{ window: Span | undefined; bins: readonly Bin[] } | undefined>(undefined)
  useEffect(() => () => session.endCounts(), [session])
  const countBins = useCallback(
    async (window: Span | undefined, bins: readonly Bin[]) => {
      const { signal } = session
      setAsked({ window, bins })
      setPending(true)
      setError(undefined)
      const found = new Map<number, number>()
      try {
        await eachOf(bins, async (bin) => {
          const query = session.within(duringRule(bin))
          if (!query || signal.aborted) return
          found.set(bin.from, await session.count(query, signal))
          if (!signal.aborted)
            setCounts((was) => ({
              of: window,
              byBin: new Map([...(was.of === window ? was.byBin : nothing), ...found]),
            }))
        })
      } catch (failure) {
        if (!isCancelled(failure) && !signal.aborted) setError(failure)
      } finally {
        setPending(false)
      }
    },
    [session, setError],
  )
  return {
    ofWindow: (window: Span | undefined) => (window !== undefined && counts.of === window ? counts.byBin : nothing),
    countBins,
    pending,
    error,
    again: () => asked && void countBins(asked.window, asked.bins),
  }
}

/** The answer to a panel's question, with what has come of it so far; of a question that has been replaced nothing is shown. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Appliance } from '../../api/appliance'
import { useWhileAccepted } from '../../api/key-trouble'
import { ask, type Answer } from '../../work/metrics/ask'
import type { Question } from '../../work/metrics/question'

interface Options {
  enabled: boolean
  /** Asked again after so many ms, once the last round has ended and while the page is seen. */
  every: number | false
}

export function useAnswer(appliance: Appliance, question: Question, { enabled, every }: Options) {
  const asked = JSON.stringify(question)
  const [part, setPart] = useState<{ asked: string; answer: Answer } | null>(null)
  const query = useQuery({
    // Stale with the metrics of the appliance, so that Refresh reads it again.
    queryKey: [appliance.id, 'metrics', 'chart', question] as const,
    queryFn: ({ signal }) => ask(appliance, question, { signal, onPart: (answer) => setPart({ asked, answer }) }),
    enabled,
    retry: false,
    staleTime: 10_000,
    gcTime: 60_000,
    refetchInterval: useWhileAccepted(appliance.id, every),
    refetchIntervalInBackground: false,
    structuralSharing: false,
    // Another span of the same question keeps the old drawing, dimmed, until the new one is there.
    placeholderData: (before, last) => {
      const known = last?.queryKey[3]
      return known && JSON.stringify(known.panel) === JSON.stringify(question.panel) ? before : undefined
    },
  })
  const early = part?.asked === asked && (query.data === undefined || query.isPlaceholderData) ? part.answer : undefined
  const known = query.isPlaceholderData ? undefined : query.data
  const same = JSON.stringify(question.panel)
  const [last, setLast] = useState<{ panel: string; answer: Answer } | null>(null)
  if (known !== undefined && last?.answer !== known) setLast({ panel: same, answer: known })
  // After a failure what was last drawn of this panel stays, of another range too: it says when it was.
  const before = query.error && query.data === undefined && last?.panel === same ? last.answer : undefined
  return {
    ...query,
    answer: early ?? query.data ?? before,
    old: early === undefined && (query.isPlaceholderData || before !== undefined),
  }
}

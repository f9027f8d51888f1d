/** The engine that runs plans gets the console's cache, and the end of a run is told wherever one is. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Head } from '../work/journal'
import { work } from '../work/work'
import { toast } from '../ui/toast'
// So that a plan about firmware can go on wherever its page was left.
import '../work/firmware/plans'

const wordsOf = ({ title, failed, state, why }: Head): string =>
  state === 'ended' && failed === 0
    ? `${title}: done`
    : `${title}: ${why ?? (failed > 0 ? 'failed' : state === 'cancelled' ? 'cancelled' : 'paused')}`

export function useWorkNews(): void {
  const client = useQueryClient()
  useEffect(() => work.connect(client, (head) => toast.success(wordsOf(head))), [client])
}

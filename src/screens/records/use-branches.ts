/** How many records each branch of the filter finds, so that one sees which rule empties the result. */
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { isCancelled } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { useFailure } from '../../api/use-failure'
import type { Filter } from '../../catalog/filter'
import type { FilterField } from '../../catalog/filter-fields'
import { sentOf } from '../../crud/filter-tree/sent'
import { nodesOf, type Draft } from '../../crud/filter-tree/tree'
import { number } from '../../ui/format'
import { withTextOperands } from './query'
import type { RecordsSession } from './session'
import { eachOf } from './use-counts'

/** More branches are not counted at once. */
export const mostBranches = 200

export interface Branch {
  /** Path with points. */
  at: string
  filter: Filter
}

/** The branches of a tree that are sent. */
export function branchesOf(tree: Draft | undefined, fields: readonly FilterField[]): Branch[] {
  const branches: Branch[] = []
  for (const { node, path } of nodesOf(tree, 'on')) {
    const filter = sentOf(node, fields)
    if (filter) branches.push({ at: path.join('.'), filter: withTextOperands(filter) })
  }
  return branches
}

export function useBranches(session: RecordsSession, tree: Draft | undefined, fields: readonly FilterField[]) {
  const [found, setFound] = useState<{ of: Draft | undefined; hits: ReadonlyMap<string, string> } | undefined>(
    undefined,
  )
  const [pending, setPending] = useState(false)
  const [error, setError] = useFailure(useAppliance().id)
  useEffect(() => () => session.endCounts(), [session])
  // Typing goes on while they are counted; what is asked is asked of the newest.
  const settled = useDeferredValue(tree)
  const known = useMemo(() => branchesOf(settled, fields).length, [settled, fields])
  const count = async () => {
    const { signal } = session
    const branches = branchesOf(tree, fields)
    setPending(true)
    setError(undefined)
    const hits = new Map<string, string>(branches.map(({ at }) => [at, '…']))
    setFound({ of: tree, hits: new Map(hits) })
    try {
      await eachOf(branches.slice(0, mostBranches), async ({ at, filter }) => {
        const query = session.within()
        if (!query || signal.aborted) return
        const total = await session.count({ ...query, filter }, signal)
        if (signal.aborted) return
        hits.set(at, number(total, 0))
        setFound({ of: tree, hits: new Map(hits) })
      })
    } catch (failure) {
      if (!isCancelled(failure) && !signal.aborted) setError(failure)
    } finally {
      if (signal.aborted) setFound(undefined)
      setPending(false)
    }
  }
  // Counts of another tree are not shown beside this one.
  return { hits: found?.of === tree ? found?.hits : undefined, branches: known, count, pending, error }
}

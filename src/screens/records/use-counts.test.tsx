import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import { ApiError } from '../../api/errors'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { setKey } from '../../api/keys'
import { ApplianceScope } from '../../api/session'
import type { Draft } from '../../crud/filter-tree/tree'
import type { RecordsSession } from './session'
import { useBranches } from './use-branches'
import { useCounts } from './use-counts'

const appliance = imaginedAppliance()
const wrapper = ({ children }: { children: ReactNode }) => (
  <ApplianceScope appliance={appliance}>{children}</ApplianceScope>
)
const refused = new ApiError({
  kind: 401,
  operation: 'records.search',
  method: 'POST',
  path: '/records/search',
  needs: 'read',
  reads: true,
  status: 401,
  said: '',
  retryAfter: null,
  ms: 9,
})

function failing() {
  const asked: unknown[] = []
  const session = {
    signal: new AbortController().signal,
    within: () => ({}),
    count: (query: unknown) => {
      asked.push(query)
      return Promise.reject(refused)
    },
    endCounts: () => undefined,
  } as unknown as RecordsSession
  return { session, asked }
}

it('a count of bars that the old key was refused is forgotten with another key, and can be asked for again', async () => {
  setKey(appliance.id, '1')
  const { session, asked } = failing()
  const { result } = renderHook(() => useCounts(session), { wrapper })
  const bins = [{ from: 0, until: 10, counts: [], loaded: 0 }]
  await act(() => result.current.countBins({ from: 0, until: 10 }, bins))
  expect(result.current.error).toBe(refused)
  await act(async () => result.current.again())
  expect(asked).toHaveLength(2)
  act(() => setKey(appliance.id, '2'))
  expect(result.current.error).toBeUndefined()
})

it('so is a count of the hits of each rule', async () => {
  setKey(appliance.id, '1')
  const rule = { field: 'method', operator: '=', operand: 'GET', id: 1 }
  const tree = { operator: 'and', rules: [rule], id: 2 } as unknown as Draft
  const { session } = failing()
  const { result } = renderHook(() => useBranches(session, tree, []), { wrapper })
  await act(() => result.current.count())
  expect(result.current.error).toBe(refused)
  act(() => setKey(appliance.id, '2'))
  expect(result.current.error).toBeUndefined()
})

import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ApiError, type ErrorFacts } from '../api/errors'
import { imaginedAppliance } from '../api/imagined-appliance'
import { ApplianceScope } from '../api/session'
import { PartFailures } from './part-state'

const answered = (path: string, status: 404 | 500) => {
  const facts: ErrorFacts = {
    kind: status === 500 ? 'server' : status,
    operation: 'extrahop.idrac',
    method: 'GET',
    path,
    needs: 'read',
    reads: true,
    status,
    said: '',
    retryAfter: null,
    ms: 9,
  }
  const error = new ApiError(facts)
  return { data: undefined, error, isError: true, isLoading: false, isFetching: false, refetch: async () => error }
}

it('says which of several answers failed, and nothing of what the appliance does not have', () => {
  const reads = [answered('/extrahop/edition', 500), answered('/extrahop/idrac', 404)] as unknown as Parameters<
    typeof PartFailures
  >[0]['reads']
  render(
    <ApplianceScope appliance={imaginedAppliance()}>
      <PartFailures reads={reads} />
    </ApplianceScope>,
  )
  expect(screen.getByText(/GET \/extrahop\/edition/)).toBeVisible()
  expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(1)
})
